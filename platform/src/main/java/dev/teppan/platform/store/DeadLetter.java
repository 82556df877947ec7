package dev.teppan.platform.store;

import java.time.Instant;
import java.util.Locale;

/**
 * A message of a queue source that could not be taken in.
 *
 * @param key a UUID in lower case, the same at each delivery of the message
 * @param source the name of the queue source
 * @param messageId the source's own id
 * @param detail why, for a person
 * @param body as it came; where no database could keep a character, it is replaced by U+FFFD
 */
public record DeadLetter(
        String key,
        String queue,
        String source,
        String messageId,
        Reason reason,
        String detail,
        String body,
        Instant receivedAt) {

    /** Why a message could not be taken in. */
    public enum Reason {
        /** It is not JSON, or not of a form that is known. */
        UNREADABLE,
        /** Its form is known, but a value in it is not allowed. */
        INVALID,
        /** It is larger than messages may be. */
        TOO_LARGE,
        /** It is for an application or a job that does not exist. */
        UNKNOWN_JOB,
        /** It asks for a retry of an execution that does not exist. */
        UNKNOWN_EXECUTION,
        /** Its application may not use the queue. */
        NOT_ALLOWED,
        /** The database refused it, for a reason that was not foreseen. */
        REFUSED;

        /** The name in lower case, as stored and shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
