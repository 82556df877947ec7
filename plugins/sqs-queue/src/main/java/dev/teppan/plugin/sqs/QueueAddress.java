package dev.teppan.plugin.sqs;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the setting {@code queue} says.
 *
 * @param name of the queue
 * @param account that owns it, where that is said
 * @param region where that is said
 * @param url where the queue was given by it
 */
record QueueAddress(String name, Optional<String> account, Optional<String> region, Optional<URI> url) {

    private static final String NAME = "([A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo)";
    private static final Pattern PLAIN = Pattern.compile(NAME);
    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]+:sqs:([a-z0-9-]+):([0-9]{12}):" + NAME);
    private static final Pattern PATH = Pattern.compile("(?:/[^/]+)*/([0-9]{12}|queue)/" + NAME);
    private static final Pattern AMAZON =
            Pattern.compile("(?:sqs\\.([a-z0-9-]+)|([a-z0-9-]+)\\.queue)\\.amazonaws\\.com(?:\\.cn)?");

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is neither, with a sentence that begins with the setting's name
     */
    static QueueAddress parse(String text) {
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            return new QueueAddress(
                    arn.group(3), Optional.of(arn.group(2)), Optional.of(arn.group(1)), Optional.empty());
        }
        if (PLAIN.matcher(text).matches()) {
            return new QueueAddress(text, Optional.empty(), Optional.empty(), Optional.empty());
        }
        if (text.startsWith("https://") || text.startsWith("http://")) {
            return ofUrl(text);
        }
        throw new IllegalArgumentException("queue must be a queue's name, ARN or URL, and is none: " + text);
    }

    private static QueueAddress ofUrl(String text) {
        URI url = uri(text);
        Matcher path = PATH.matcher(String.valueOf(url.getPath()));
        if (url.getHost() == null || !path.matches()) {
            throw new IllegalArgumentException("queue is no URL of a queue (https://HOST/ACCOUNT/NAME): " + text);
        }
        Matcher host = AMAZON.matcher(url.getHost());
        Optional<String> region = host.matches()
                ? Optional.ofNullable(host.group(1)).or(() -> Optional.ofNullable(host.group(2)))
                : Optional.empty();
        return new QueueAddress(
                path.group(2),
                Optional.of(path.group(1)).filter(part -> !part.equals("queue")),
                region,
                Optional.of(url));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("queue is no URL: " + text, e);
        }
    }

    boolean fifo() {
        return name.endsWith(".fifo");
    }

    /** Where the queue's own URL says that SQS listens, when that is not at Amazon. */
    Optional<URI> endpoint() {
        return url.filter(given ->
                        region.isEmpty() && !AMAZON.matcher(given.getHost()).matches())
                .map(given -> URI.create(given.getScheme() + "://" + given.getRawAuthority()));
    }
}
