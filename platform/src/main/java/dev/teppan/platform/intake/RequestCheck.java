package dev.teppan.platform.intake;

import dev.teppan.platform.catalog.NameRule;
import dev.teppan.platform.catalog.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what can be checked of a request without asking the catalog. */
final class RequestCheck {

    private static final Pattern LABEL_NAME = Pattern.compile("[A-Za-z0-9_./:-]{1,63}");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final EnqueueLimits limits;

    RequestCheck(EnqueueLimits limits) {
        this.limits = limits;
    }

    List<Problem> problems(EnqueueRequest request) {
        List<Problem> problems = new ArrayList<>();
        NameRule.APPLICATION
                .problem(request.application())
                .ifPresent(p -> problems.add(new Problem("/application", p)));
        NameRule.JOB.problem(request.job()).ifPresent(p -> problems.add(new Problem("/job", p)));
        request.queue().flatMap(NameRule.QUEUE::problem).ifPresent(p -> problems.add(new Problem("/queue", p)));
        if (request.delay().isNegative() || request.delay().compareTo(EnqueueLimits.LONGEST_DELAY) > 0) {
            problems.add(new Problem("/delay", "must be from 0 to 3,650 days"));
        }
        labels(request.labels(), problems);
        request.concurrencyKey()
                .filter(RequestCheck::isNoKey)
                .ifPresent(key -> problems.add(new Problem(
                        "/concurrencyKey",
                        "must be text of 1 to " + EnqueueLimits.LONGEST_KEY
                                + " characters without control characters")));
        return problems;
    }

    Optional<Problem> size(EnqueueRequest request) {
        return request.message().getBytes(StandardCharsets.UTF_8).length <= limits.maxMessageBytes()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "/message", "must have at most %,d bytes of UTF-8".formatted(limits.maxMessageBytes())));
    }

    static Optional<String> traceparent(EnqueueRequest request) {
        return request.traceparent().filter(text -> TRACEPARENT.matcher(text).matches());
    }

    private static void labels(Map<String, String> labels, List<Problem> problems) {
        if (labels.size() > EnqueueLimits.MOST_LABELS) {
            problems.add(new Problem("/labels", "must be at most " + EnqueueLimits.MOST_LABELS));
        }
        labels.forEach((name, value) -> {
            String at = Problem.child("/labels", name);
            if (!LABEL_NAME.matcher(name).matches()) {
                problems.add(new Problem(
                        at,
                        "its name must have 1 to " + EnqueueLimits.LONGEST_LABEL_NAME
                                + " characters: letters, digits, \"_\", \"-\", \".\", \":\" and \"/\""));
            }
            if (value.length() > EnqueueLimits.LONGEST_LABEL_VALUE
                    || value.codePoints().anyMatch(RequestCheck::isUnprintable)) {
                problems.add(new Problem(
                        at,
                        "must be text of at most " + EnqueueLimits.LONGEST_LABEL_VALUE
                                + " characters without control characters"));
            }
        });
    }

    private static boolean isNoKey(String key) {
        return key.isEmpty()
                || key.length() > EnqueueLimits.LONGEST_KEY
                || key.codePoints().anyMatch(RequestCheck::isUnprintable);
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
