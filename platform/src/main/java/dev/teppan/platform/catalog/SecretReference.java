package dev.teppan.platform.catalog;

/** Where the value of a secret variable comes from when an attempt starts. Never the value itself. */
public sealed interface SecretReference {

    /** A variable in the server's own environment; only names that the configuration allows. */
    record FromEnvironment(String name) implements SecretReference {}

    /** A file on the server, below a directory that the configuration allows. */
    record FromFile(String path) implements SecretReference {}
}
