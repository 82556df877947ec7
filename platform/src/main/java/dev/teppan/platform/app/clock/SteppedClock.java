package dev.teppan.platform.app.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that tests set while the process runs: ahead by the seconds that a file says. */
record SteppedClock(InstantSource real, Path file) implements InstantSource {

    private static final String PROPERTY = "teppan.clock";

    /** The system's clock, unless a system property names the file. */
    static InstantSource ofProcess() {
        String file = System.getProperty(PROPERTY);
        return file == null ? InstantSource.system() : new SteppedClock(InstantSource.system(), Path.of(file));
    }

    @Override
    public Instant instant() {
        try {
            return real.instant()
                    .plusSeconds(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
