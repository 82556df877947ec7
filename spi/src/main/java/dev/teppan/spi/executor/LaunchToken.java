package dev.teppan.spi.executor;

import java.util.regex.Pattern;

/**
 * Names one launch for ever: the attempt's id and the launch's number. Used as {@code clientToken} on ECS and as container
 * name on Docker.
 *
 * @param value up to 60 characters of {@code [a-z0-9.-]}, beginning with a letter or digit
 */
public record LaunchToken(String value) {

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,59}");

    public LaunchToken {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a launch token: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
