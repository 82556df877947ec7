package dev.teppan.platform.app.config;

/**
 * One thing that is wrong in a configuration file.
 *
 * @param pointer JSON pointer to the property; empty for the file as a whole
 */
record Problem(String pointer, String message) {

    String line() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
