package dev.teppan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An authority of a test's own, and certificates that it signs, each in a folder as Docker has them. Made by OpenSSL. */
record Certificates(Path authority) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> NEW_KEY =
            List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes");

    /** Makes an authority in a new folder. */
    static Certificates in(Path parent, String name) {
        Certificates made = new Certificates(folder(parent, name));
        List<String> command =
                new ArrayList<>(List.of("openssl", "req", "-x509", "-days", "2", "-subj", "/CN=" + name));
        command.addAll(NEW_KEY);
        command.addAll(List.of(
                "-keyout", made.key().toString(), "-out", made.certificate().toString()));
        Program.run(LIMIT, command).expectSuccess();
        return made;
    }

    /** A folder with {@code ca.pem}, and with {@code cert.pem} and {@code key.pem} of a host or a client of loopback. */
    Path sign(Path parent, String name) {
        Path folder = folder(parent, name);
        copy(certificate(), folder.resolve("ca.pem"));
        Path request = folder.resolve("request.pem");
        List<String> command = new ArrayList<>(List.of("openssl", "req", "-subj", "/CN=" + name));
        command.addAll(NEW_KEY);
        command.addAll(List.of("-keyout", folder.resolve("key.pem").toString(), "-out", request.toString()));
        Program.run(LIMIT, command).expectSuccess();
        Path extensions = folder.resolve("extensions");
        write(extensions, "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n");
        Program.run(
                        LIMIT,
                        List.of(
                                "openssl",
                                "x509",
                                "-req",
                                "-days",
                                "2",
                                "-in",
                                request.toString(),
                                "-CA",
                                certificate().toString(),
                                "-CAkey",
                                key().toString(),
                                "-CAcreateserial",
                                "-extfile",
                                extensions.toString(),
                                "-out",
                                folder.resolve("cert.pem").toString()))
                .expectSuccess();
        return folder;
    }

    /** What others need to trust it. */
    Path certificate() {
        return authority.resolve("authority.pem");
    }

    private Path key() {
        return authority.resolve("authority-key.pem");
    }

    private static Path folder(Path parent, String name) {
        try {
            return Files.createDirectory(parent.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
