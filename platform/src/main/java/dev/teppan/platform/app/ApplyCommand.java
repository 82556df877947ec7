package dev.teppan.platform.app;

import dev.teppan.platform.api.apply.Apply;
import dev.teppan.platform.api.apply.ApplyPlan;
import dev.teppan.platform.api.apply.Document;
import dev.teppan.platform.api.apply.DocumentException;
import dev.teppan.platform.api.apply.DocumentReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code teppan apply -f FILE}: brings the definitions of a running server to what files say. */
record ApplyCommand(Terminal terminal) implements TeppanCommand {

    private static final String SERVER_VARIABLE = "TEPPAN_SERVER";
    private static final String USUAL_SERVER = "http://127.0.0.1:8080";

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String help() {
        return "create or change applications, jobs and queues of a running server from YAML files";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("-f", "--file")
                .dest("files")
                .metavar("FILE")
                .required(true)
                .action(Arguments.append())
                .help("a file of one or several documents; may be given more than once");
        parser.addArgument("--server")
                .metavar("URL")
                .help("the server (default: $" + SERVER_VARIABLE + ", or " + USUAL_SERVER + ")");
        parser.addArgument("--dry-run")
                .dest("dryRun")
                .action(Arguments.storeTrue())
                .help("show what would change, and change nothing");
    }

    @Override
    public ExitCode run(Namespace arguments) throws UserErrorException, IOException, InterruptedException {
        URI server = server(arguments);
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        Apply apply = new Apply(http, server, actor());
        try {
            List<Document> documents = new ArrayList<>();
            DocumentReader reader = new DocumentReader(System.in);
            for (String file : arguments.<String>getList("files")) {
                documents.addAll(reader.read(file));
            }
            ApplyPlan plan = arguments.getBoolean("dryRun") ? apply.plan(documents) : apply.apply(documents);
            plan.lines().forEach(terminal.out()::println);
            return ExitCode.OK;
        } catch (DocumentException e) {
            throw new UserErrorException("nothing was changed:\n  " + String.join("\n  ", e.problems()));
        } catch (ConnectException e) {
            throw new UserErrorException("no server answers at " + server
                    + ": start one, or name another with --server or $" + SERVER_VARIABLE);
        }
    }

    private URI server(Namespace arguments) throws UserErrorException {
        String named = arguments.getString("server");
        String address = named == null ? terminal.environment().getOrDefault(SERVER_VARIABLE, USUAL_SERVER) : named;
        try {
            URI server = new URI(address);
            if (server.getHost() != null && ("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
                return server;
            }
        } catch (URISyntaxException e) {
            // Said below, as for an address of another kind.
        }
        throw new UserErrorException("'" + address + "' is no address of a server, such as " + USUAL_SERVER);
    }

    private String actor() {
        String user = terminal.environment().getOrDefault("USER", "");
        return user.matches("[A-Za-z0-9._-]{1,60}") ? "apply:" + user : "apply";
    }
}
