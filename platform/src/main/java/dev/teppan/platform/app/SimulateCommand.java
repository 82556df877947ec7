package dev.teppan.platform.app;

import dev.teppan.platform.app.simulate.ScenarioException;
import dev.teppan.platform.app.simulate.ScenarioFile;
import dev.teppan.platform.app.simulate.Workloads;
import dev.teppan.platform.catalog.DurationText;
import dev.teppan.platform.simulation.Allowance;
import dev.teppan.platform.simulation.Contender;
import dev.teppan.platform.simulation.report.Comparison;
import dev.teppan.platform.simulation.report.HtmlReport;
import dev.teppan.platform.simulation.report.JsonReport;
import dev.teppan.platform.simulation.report.TextTable;
import dev.teppan.platform.simulation.scenario.Scenario;
import dev.teppan.platform.simulation.scenario.Scenario.Source;
import dev.teppan.platform.simulation.trace.SwfMapping;
import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code teppan simulate}: policies and settings side by side over a workload, on virtual time. */
record SimulateCommand(ServerLauncher launcher, Terminal terminal) implements TeppanCommand {

    private static final int MOST_OF_HISTORY = 200_000;

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String help() {
        return "run the scheduler on virtual time over a trace, a made workload or this installation's history";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("scenario")
                .metavar("SCENARIO")
                .nargs("?")
                .help("a file that describes workload, nodes and policies (YAML)");
        parser.addArgument("--swf")
                .metavar("FILE")
                .help("a trace in the Standard Workload Format, also gzipped, instead of the scenario's workload");
        parser.addArgument("--history")
                .metavar("CONFIG")
                .help("what the installation with this configuration file ran, instead of the scenario's workload");
        parser.addArgument("--span").metavar("TIME").setDefault("7d").help("of --history, how far back (default: 7d)");
        parser.addArgument("--seed")
                .metavar("N")
                .type(Long.class)
                .help("the same seed gives the same run (default: 1)");
        parser.addArgument("--json").action(Arguments.storeTrue()).help("print JSON instead of a table");
        parser.addArgument("--html").metavar("FILE").help("also write a page with charts");
    }

    @Override
    public ExitCode run(Namespace arguments) throws UserErrorException, ConfigurationException, IOException {
        try {
            Scenario scenario = scenario(arguments);
            Comparison comparison = compare(scenario);
            if (arguments.getBoolean("json")) {
                terminal.out().println(JsonReport.of(comparison).toPrettyString());
            } else {
                TextTable.lines(comparison).forEach(terminal.out()::println);
            }
            String page = arguments.getString("html");
            if (page != null) {
                Files.writeString(Path.of(page), HtmlReport.of(comparison));
                terminal.err().println("wrote " + page);
            }
            return ExitCode.OK;
        } catch (ScenarioException e) {
            throw new UserErrorException(e.report());
        }
    }

    private Comparison compare(Scenario scenario)
            throws ScenarioException, UserErrorException, ConfigurationException, IOException {
        Source source = scenario.source()
                .orElseThrow(() -> new UserErrorException(
                        "nothing to simulate: name a SCENARIO with a workload, or give --swf or --history"));
        Workloads.Loaded loaded = new Workloads(launcher::read, launcher.clock()).load(source, scenario);
        List<Contender> contenders = scenario.policies().stream()
                .map(policy -> policy.contender(loaded.rules(), scenario.nodes()))
                .toList();
        try {
            return Comparison.run(
                    scenario.name(),
                    loaded.workload(),
                    contenders,
                    scenario.seed(),
                    scenario.starvedAfter(),
                    loaded.notes(),
                    Allowance.UNLIMITED);
        } catch (IllegalStateException e) {
            throw new UserErrorException("the simulation does not end: " + e.getMessage());
        }
    }

    private static Scenario scenario(Namespace arguments) throws ScenarioException, UserErrorException, IOException {
        String file = arguments.getString("scenario");
        Scenario scenario = file == null ? Scenario.USUAL : ScenarioFile.read(Path.of(file));
        String swf = arguments.getString("swf");
        String history = arguments.getString("history");
        if (swf != null && history != null) {
            throw new UserErrorException("--swf and --history exclude each other");
        }
        if (swf != null) {
            scenario = scenario.from(new Source.Swf(swf, SwfMapping.USUAL));
        }
        if (history != null) {
            scenario = scenario.from(new Source.History(history, span(arguments.getString("span")), MOST_OF_HISTORY));
        }
        Long seed = arguments.getLong("seed");
        return seed == null ? scenario : scenario.seeded(seed);
    }

    private static Duration span(String text) throws UserErrorException {
        Optional<Duration> span = DurationText.parse(text).filter(Duration::isPositive);
        return span.orElseThrow(() -> new UserErrorException("--span must be " + DurationText.FORM));
    }
}
