package dev.teppan.platform.app;

/** What the program's exit codes mean. */
enum ExitCode {
    /** All went well. */
    OK(0),
    /** It did not: the message says what. */
    FAILED(1),
    /** The command line itself is wrong. */
    USAGE(2);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
