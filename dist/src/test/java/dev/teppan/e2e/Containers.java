package dev.teppan.e2e;

import java.util.ArrayList;
import java.util.List;

/** Removes what an installation of a test left at the engine. */
final class Containers {

    private Containers() {}

    static void removeAll(String installation) {
        List<String> ids = new ArrayList<>();
        for (String label : List.of("dev.teppan.docker.installation", "dev.teppan.docker.placeholder")) {
            ids.addAll(DockerEngine.docker("ps", "-aq", "--filter", "label=" + label + "=" + installation)
                    .expectSuccess()
                    .output()
                    .lines()
                    .filter(id -> !id.isBlank())
                    .toList());
        }
        if (!ids.isEmpty()) {
            List<String> command = new ArrayList<>(List.of("rm", "-f"));
            command.addAll(ids);
            DockerEngine.docker(command.toArray(String[]::new)).expectSuccess();
        }
    }
}
