package dev.teppan.platform.app.config;

/** What an installation is for. */
public enum Mode {
    /** One person on one machine: no sign-in, and jobs may run without a container. */
    DEVELOPMENT,
    /** Anything that others rely on. */
    SERVER
}
