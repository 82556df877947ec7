package dev.teppan.plugin.docker;

import dev.teppan.spi.executor.LaunchToken;
import dev.teppan.spi.executor.RunHandle;

/** What a {@link RunHandle} of this executor says: version 1 is the three parts with a blank between them. */
record LaunchHandle(String engineId, String containerId, LaunchToken token) {

    static LaunchHandle parse(RunHandle handle) {
        String[] parts = handle.text().split(" ", -1);
        if (handle.version() != 1 || parts.length != 3) {
            throw new IllegalArgumentException("not a handle of this executor: " + handle);
        }
        return new LaunchHandle(parts[0], parts[1], new LaunchToken(parts[2]));
    }

    RunHandle toRunHandle() {
        return new RunHandle(1, engineId + " " + containerId + " " + token);
    }
}
