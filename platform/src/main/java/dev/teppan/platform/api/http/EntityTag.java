package dev.teppan.platform.api.http;

import dev.teppan.platform.api.http.Refusal.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Between revisions and the {@code ETag}, {@code If-Match} and {@code If-None-Match} of HTTP. */
public final class EntityTag {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private EntityTag() {}

    /** The tag of a revision. */
    public static String of(int revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The revision that a write expects: 0 for "does not exist", absent for "whatever there is".
     *
     * @throws Refusal when the headers are not understood
     */
    public static Optional<Integer> expected(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null && ifNoneMatch != null) {
            throw new Refusal(Kind.MALFORMED, "If-Match and If-None-Match exclude each other");
        }
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*")) {
                throw new Refusal(Kind.MALFORMED, "If-None-Match must be * on a write");
            }
            return Optional.of(0);
        }
        if (ifMatch == null) {
            return Optional.empty();
        }
        Matcher matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new Refusal(Kind.MALFORMED, "If-Match must be one entity tag such as \"3\", with its quotes");
        }
        return Optional.of(Integer.parseInt(matcher.group(1)));
    }

    /** Whether a reader has this revision already. */
    public static boolean isKnown(@Nullable String ifNoneMatch, int revision) {
        return ifNoneMatch != null && ifNoneMatch.strip().equals(of(revision));
    }
}
