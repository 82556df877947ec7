package dev.teppan.platform.console;

import java.util.List;

/** A whole page that says what is wrong and where to go on. */
record ProblemPage(int status, String heading, String text, List<Link> links) implements Page {

    /** A way on. */
    record Link(String label, String path) {}

    static ProblemPage notFound(String heading, String text) {
        return new ProblemPage(
                404, heading, text, List.of(new Link("Executions", "/executions"), new Link("Jobs", "/jobs")));
    }

    static ProblemPage noSuchExecution(String id) {
        return notFound(
                "No execution has this id",
                "There is none with the id " + id
                        + ". It may not have been taken up yet, or its time of retention is over.");
    }

    static ProblemPage noSuchJob(String name) {
        return notFound("No such job", "There is no job " + name + ".");
    }

    /** For an answer that some other part of the server made. */
    static ProblemPage of(int status) {
        List<Link> links = List.of(new Link("Executions", "/executions"));
        return switch (status) {
            case 404 -> notFound("There is no such page", "The address leads nowhere here.");
            case 503 ->
                new ProblemPage(
                        status,
                        "The database does not answer",
                        "What runs goes on running. Load the page again in a moment.",
                        links);
            default ->
                status < 500
                        ? new ProblemPage(
                                status,
                                "This was refused",
                                "The request was not understood; nothing was changed.",
                                links)
                        : new ProblemPage(
                                status,
                                "Something went wrong here",
                                "The server's log has the reason. Load the page again; if it stays so, tell whoever runs this server.",
                                links);
        };
    }

    @Override
    public String template() {
        return "problem";
    }

    @Override
    public String windowTitle() {
        return heading;
    }

    @Override
    public String section() {
        return "";
    }

    @Override
    public int httpStatus() {
        return status;
    }
}
