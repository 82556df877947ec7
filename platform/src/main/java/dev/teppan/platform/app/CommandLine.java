package dev.teppan.platform.app;

import dev.teppan.platform.app.config.InvalidConfigurationException;
import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.helper.HelpScreenException;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/** Finds the command that is meant, runs it, and turns what goes wrong into one message and an exit code. */
final class CommandLine {

    private static final String COMMAND = "command";

    private final Terminal terminal;
    private final List<TeppanCommand> commands;

    CommandLine(Terminal terminal, List<TeppanCommand> commands) {
        this.terminal = terminal;
        this.commands = List.copyOf(commands);
    }

    ExitCode run(String... arguments) {
        ArgumentParser parser = parser();
        try {
            Namespace namespace = parser.parseArgs(arguments);
            TeppanCommand command = namespace.get(COMMAND);
            return command.run(namespace);
        } catch (HelpScreenException e) {
            // The parser has printed it.
            return ExitCode.OK;
        } catch (ArgumentParserException e) {
            e.getParser().handleError(e, new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
            return ExitCode.USAGE;
        } catch (InvalidConfigurationException e) {
            return fail(e.report());
        } catch (UserErrorException | ConfigurationException e) {
            return fail(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return fail(IoFailure.describe(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted");
        }
    }

    private ExitCode fail(String message) {
        terminal.err().println("teppan: " + message);
        return ExitCode.FAILED;
    }

    private ArgumentParser parser() {
        ArgumentParser parser = ArgumentParsers.newFor("teppan")
                .addHelp(true)
                .defaultFormatWidth(110)
                .build()
                .description("Runs jobs as containers, started by one HTTP call.")
                .epilog("Exit codes: 0 done, 1 failed (the message says why), 2 wrong arguments.");
        Subparsers subparsers = parser.addSubparsers().title("commands").metavar("COMMAND");
        for (TeppanCommand command : commands) {
            Subparser subparser = subparsers.addParser(command.name(), true).help(command.help());
            subparser.description(command.help() + ".").setDefault(COMMAND, command);
            command.configure(subparser);
        }
        return parser;
    }
}
