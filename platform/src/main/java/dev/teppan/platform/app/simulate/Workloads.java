package dev.teppan.platform.app.simulate;

import com.codahale.metrics.MetricRegistry;
import dev.teppan.platform.api.whatif.RecordedWorkload;
import dev.teppan.platform.app.config.TeppanConfiguration;
import dev.teppan.platform.app.config.TeppanSettings;
import dev.teppan.platform.scheduling.Limits;
import dev.teppan.platform.simulation.NodeModel;
import dev.teppan.platform.simulation.Workload;
import dev.teppan.platform.simulation.scenario.Scenario;
import dev.teppan.platform.simulation.scenario.Scenario.Source;
import dev.teppan.platform.simulation.trace.SwfWorkload;
import dev.teppan.platform.simulation.trace.TraceException;
import dev.teppan.platform.store.HistoryDatabase;
import dev.teppan.platform.store.HistoryReader;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Loads workloads. Blocks.
 *
 * @param clock when a history ends
 */
public record Workloads(Configurations configurations, InstantSource clock) {

    private static final int GZIP = 0x1f8b;

    /** Reads a server's configuration. */
    @FunctionalInterface
    public interface Configurations {
        /** Reads it. */
        TeppanConfiguration read(ConfigurationSourceProvider provider, String path)
                throws ConfigurationException, IOException;
    }

    /**
     * What was loaded.
     *
     * @param rules that hold, where the workload has some
     * @param notes what a reader must know
     */
    public record Loaded(Workload workload, Limits rules, List<String> notes) {
        public Loaded {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Loads one.
     *
     * @throws ScenarioException when there is nothing in it that the nodes take, or it cannot be read
     */
    public Loaded load(Source source, Scenario scenario) throws ScenarioException, ConfigurationException, IOException {
        return switch (source) {
            case Source.Swf swf -> trace(swf, scenario.nodes());
            case Source.History history -> history(history, scenario.nodes());
            case Source.Made made -> made(made, scenario);
        };
    }

    private static Loaded made(Source.Made made, Scenario scenario) throws ScenarioException {
        try {
            Workload workload = made.workload().make(scenario.name(), scenario.nodes(), scenario.seed());
            return new Loaded(workload, made.workload().rules(), List.of());
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Loaded trace(Source.Swf swf, NodeModel nodes) throws ScenarioException, IOException {
        Path file = Path.of(swf.file());
        try (BufferedReader lines = open(file)) {
            SwfWorkload.Read read = SwfWorkload.read(
                    String.valueOf(file.getFileName()), lines.lines().iterator(), swf.mapping(), nodes);
            List<String> notes = new ArrayList<>();
            String computer = read.headers().get("Computer");
            notes.add("%,d jobs of %s; a processor is %,d millicores, and %,d MiB where the trace does not say"
                    .formatted(
                            read.jobs(),
                            computer == null ? "the trace" : computer,
                            swf.mapping().millicores(),
                            swf.mapping().mib()));
            if (read.leftOut() > 0) {
                notes.add(
                        "%,d lines are left out: they never ran, are parts of others, or come after the jobs asked for"
                                .formatted(read.leftOut()));
            }
            if (read.split() > 0) {
                notes.add("%,d jobs are wider than a node and became several executions".formatted(read.split()));
            }
            return new Loaded(read.workload(), Limits.NONE, notes);
        } catch (TraceException e) {
            throw new ScenarioException(
                    e.problems().stream().map(problem -> file + ": " + problem).toList());
        } catch (UncheckedIOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Bytes that are no UTF-8, as in old comments, are replaced. */
    private static BufferedReader open(Path file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        int magic = bytes.read() << 8 | bytes.read();
        bytes.reset();
        InputStream plain = magic == GZIP ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private Loaded history(Source.History source, NodeModel nodes)
            throws ScenarioException, ConfigurationException, IOException {
        TeppanSettings settings = configurations
                .read(new FileConfigurationSourceProvider(), source.configuration())
                .settings();
        try (HistoryDatabase database =
                HistoryDatabase.open(settings.database().resolve(settings.dataDirectory()), new MetricRegistry())) {
            HistoryReader history = database.history();
            RecordedWorkload recorded = RecordedWorkload.read(
                    history, clock.instant().minus(source.span()), source.most(), List.of(nodes), () -> {});
            Workload workload = recorded.workload()
                    .orElseThrow(
                            () -> new ScenarioException(List.of("no attempt ended in that time that fits the nodes; "
                                    + recorded.tooLarge() + " are too large")));
            return new Loaded(workload, history.rules(), recorded.notes());
        }
    }
}
