package dev.teppan.platform.api.http;

import dev.teppan.platform.api.http.Refusal.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Range} of HTTP, and the {@code Content-Range} that answers it. */
public final class RangeHeader {

    private static final Pattern ONE = Pattern.compile("([0-9]*)-([0-9]*)");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private RangeHeader() {}

    /**
     * The one range that is asked for. As HTTP allows, some are as if they were not there: other units than bytes, several
     * ranges in one, and any that depends on a validator, as there is none that could match.
     *
     * @throws Refusal when it is a range of bytes, but not written as one
     */
    public static Optional<ByteRange> parse(@Nullable String range, @Nullable String ifRange) {
        String[] parts = range == null ? new String[0] : range.split("=", 2);
        if (ifRange != null
                || parts.length < 2
                || !parts[0].strip().equalsIgnoreCase("bytes")
                || parts[1].indexOf(',') >= 0) {
            return Optional.empty();
        }
        Matcher one = ONE.matcher(parts[1].strip());
        if (!one.matches() || parts[1].strip().equals("-")) {
            throw malformed();
        }
        if (one.group(1).isEmpty()) {
            return Optional.of(new ByteRange.Last(number(one.group(2))));
        }
        long first = number(one.group(1));
        long last = one.group(2).isEmpty() ? Long.MAX_VALUE : number(one.group(2));
        if (first > last) {
            throw malformed();
        }
        return Optional.of(new ByteRange.FromTo(first, last));
    }

    /** Says which part of how much an answer is, from the first byte to the one after the last. */
    public static String content(long from, long to, long total) {
        return "bytes " + from + "-" + (to - 1) + "/" + total;
    }

    /** Refuses a range of which nothing is there. */
    public static Refusal outside(long total) {
        return new Refusal(
                Kind.RANGE,
                "nothing of the range is there; there are %,d bytes so far".formatted(total),
                List.of(),
                Map.of("Content-Range", "bytes */" + total));
    }

    private static long number(String digits) {
        return new BigInteger(digits).min(MOST).longValue();
    }

    private static Refusal malformed() {
        return new Refusal(
                Kind.MALFORMED, "Range must be such as bytes=0-499, bytes=500- or, for the last 500 bytes, bytes=-500");
    }
}
