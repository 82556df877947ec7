package dev.teppan.platform.store;

/** What all three databases can keep unchanged. Checked here because they differ in what they refuse, and when. */
final class Checked {

    private static final int REPLACEMENT = 0xfffd;

    private Checked() {}

    /**
     * A text without NUL and unpaired surrogates.
     *
     * @throws IllegalArgumentException naming the field
     */
    static String text(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(field + " must not contain the character NUL (U+0000)");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int point = text.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(point)) {
                    throw new IllegalArgumentException(field + " must not contain half a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    /**
     * A text of limited length.
     *
     * @throws IllegalArgumentException naming field and limit
     */
    static String text(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new IllegalArgumentException(field + " must have at most " + longest + " characters");
        }
        return text(field, text);
    }

    /** A text that was written for a person by something outside, with what cannot be kept replaced. */
    static String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? REPLACEMENT
                        : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
