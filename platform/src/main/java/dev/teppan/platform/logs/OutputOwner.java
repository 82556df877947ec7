package dev.teppan.platform.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.teppan.platform.execution.AttemptId;
import dev.teppan.platform.execution.ExecutionId;
import dev.teppan.spi.log.ObjectKey;

/** Whose output it is, and so under which keys it is kept. */
public record OutputOwner(ExecutionId execution, AttemptId attempt, String application, String job) {

    static final String STDOUT = "stdout.txt";
    static final String STDERR = "stderr.txt";
    static final String MESSAGE = "message.json";

    /** Below which the attempt's objects are kept: {@code application/job/attempt}. */
    public ObjectKey key() {
        return new ObjectKey(segment(application) + "/" + segment(job) + "/" + segment(attempt.value()));
    }

    /** Whether this is the execution's first attempt, beside whose output the message is kept. */
    boolean isFirst() {
        return attempt.value().equals(execution.value());
    }

    /** Names are checked when they are saved; one that was not must still not leave its place. */
    private static String segment(String name) {
        StringBuilder safe = new StringBuilder();
        for (byte unit : name.getBytes(UTF_8)) {
            char character = (char) (unit & 0xff);
            boolean plain =
                    character < 128 && (Character.isLetterOrDigit(character) || "_-:@+=".indexOf(character) >= 0);
            boolean innerDot = character == '.' && !safe.isEmpty();
            if (plain || innerDot) {
                safe.append(character);
            } else {
                safe.append('%').append(String.format("%02X", (int) character));
            }
        }
        return safe.isEmpty() ? "%00" : safe.toString();
    }
}
