package dev.teppan.platform.plugins.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one binding, and the secrets met on the way, so that no message shows one. */
final class Problems {

    private static final String MASK = "******";
    private final List<SettingProblem> found = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    void add(String pointer, String message) {
        found.add(new SettingProblem(pointer, message));
    }

    void hide(String secret) {
        if (!secret.isEmpty()) {
            secrets.add(secret);
        }
    }

    int count() {
        return found.size();
    }

    /** All messages, without any secret in them. */
    List<SettingProblem> masked() {
        return found.stream()
                .map(problem -> new SettingProblem(problem.pointer(), mask(problem.message())))
                .toList();
    }

    private String mask(String message) {
        String masked = message;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** A pointer one step further down (RFC 6901). */
    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
