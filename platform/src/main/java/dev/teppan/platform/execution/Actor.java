package dev.teppan.platform.execution;

/**
 * Who caused something: {@code api}, {@code barbeque}, {@code console}, {@code token:NAME}, {@code user:NAME}, {@code source:NAME}, {@code
 * retry-policy}, {@code platform}.
 *
 * @param name 1 to 120 characters
 */
public record Actor(String name) {

    /** The retry policy of a job. */
    public static final Actor RETRY_POLICY = new Actor("retry-policy");

    /** Teppan itself. */
    public static final Actor PLATFORM = new Actor("platform");

    public Actor {
        if (name.isEmpty() || name.length() > 120) {
            throw new IllegalArgumentException("an actor's name has 1 to 120 characters");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
