package dev.teppan.platform.api.apply;

import java.util.List;

/** What was to be applied cannot be. Says all that is wrong, one sentence each, with file and line. */
public final class DocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public DocumentException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems. */
    public List<String> problems() {
        return problems;
    }
}
