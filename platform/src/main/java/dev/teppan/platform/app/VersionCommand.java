package dev.teppan.platform.app;

import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code teppan version}. */
record VersionCommand(Terminal terminal) implements TeppanCommand {

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String help() {
        return "print the version of Teppan and of the Java it runs on";
    }

    @Override
    public void configure(Subparser parser) {}

    @Override
    public ExitCode run(Namespace arguments) {
        terminal.out().println("Teppan " + Version.read() + " (Java " + Runtime.version() + ")");
        return ExitCode.OK;
    }
}
