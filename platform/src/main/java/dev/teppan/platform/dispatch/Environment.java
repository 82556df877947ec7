package dev.teppan.platform.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.teppan.platform.catalog.Job.Variables;
import dev.teppan.spi.executor.ExecutorLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a launch, fitted to what its executor takes. Where not all fit, Barbeque's set is left out first, then the
 * message travels by reference.
 *
 * @param own the application's and job's own variables, secrets included
 * @param about what tells of the message, without the prefix of a set
 * @param message the message as JSON
 * @param extra further variables of Teppan's own set, with their prefix
 * @param url where the message can be fetched
 */
record Environment(
        Map<String, String> own,
        Map<String, String> about,
        String message,
        Map<String, String> extra,
        Optional<String> url) {

    private static final String TEPPAN = "TEPPAN_";
    private static final String BARBEQUE = "BARBEQUE_";
    private static final String MESSAGE = "MESSAGE";

    Map<String, String> fit(Variables sets, List<String> command, ExecutorLimits limits) throws CannotLaunch {
        Map<String, String> all = with(sets, true);
        if (fits(all, command, limits)) {
            return all;
        }
        Variables one = sets == Variables.BOTH ? Variables.TEPPAN : sets;
        Map<String, String> fewer = with(one, true);
        if (fits(fewer, command, limits)) {
            return fewer;
        }
        Map<String, String> byReference = with(one, false);
        String reference = url.orElseThrow(() -> new CannotLaunch("The message has " + bytes(message)
                + " bytes. The executor takes " + limits.maxVariableBytes() + " bytes in one variable and "
                + limits.maxEnvironmentBytes() + " bytes in all, and this server has no address configured at which"
                + " containers could fetch the message instead."));
        byReference.put("TEPPAN_MESSAGE_URL", reference);
        if (!fits(byReference, command, limits)) {
            throw new CannotLaunch("The environment has " + total(byReference, command)
                    + " bytes also without the message. The executor takes " + limits.maxVariableBytes()
                    + " bytes in one variable and " + limits.maxEnvironmentBytes() + " bytes in all.");
        }
        return byReference;
    }

    private Map<String, String> with(Variables sets, boolean withMessage) {
        Map<String, String> variables = new LinkedHashMap<>(own);
        if (sets != Variables.TEPPAN) {
            add(variables, BARBEQUE, withMessage);
        }
        if (sets != Variables.BARBEQUE) {
            add(variables, TEPPAN, withMessage);
            variables.putAll(extra);
        }
        return variables;
    }

    private void add(Map<String, String> variables, String prefix, boolean withMessage) {
        about.forEach((name, value) -> variables.put(prefix + name, value));
        if (withMessage) {
            variables.put(prefix + MESSAGE, message);
        }
    }

    private static boolean fits(Map<String, String> variables, List<String> command, ExecutorLimits limits) {
        return total(variables, command) <= limits.maxEnvironmentBytes()
                && variables.entrySet().stream().allMatch(variable -> size(variable) - 1 <= limits.maxVariableBytes());
    }

    private static long total(Map<String, String> variables, List<String> command) {
        return variables.entrySet().stream().mapToLong(Environment::size).sum()
                + command.stream().mapToLong(word -> bytes(word) + 1).sum();
    }

    /** {@code NAME=value} and the byte that ends it. */
    private static long size(Map.Entry<String, String> variable) {
        return bytes(variable.getKey()) + bytes(variable.getValue()) + 2;
    }

    private static long bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
