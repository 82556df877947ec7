package dev.teppan.spi.log;

/**
 * The name of an object: segments joined by {@code /}.
 *
 * @param value relative; no segment is empty, {@code .} or {@code ..}; no control characters; at most 900 characters
 */
public record ObjectKey(String value) {

    public ObjectKey {
        if (value.isEmpty() || value.length() > 900 || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not an object key: " + value);
        }
        for (String segment : value.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.contains("\\")) {
                throw new IllegalArgumentException("not an object key: " + value);
            }
        }
    }

    /** The key of an object below this one. */
    public ObjectKey child(String segment) {
        return new ObjectKey(value + "/" + segment);
    }

    @Override
    public String toString() {
        return value;
    }
}
