package dev.teppan.bench.plain;

import io.dropwizard.core.Configuration;

/**
 * Where the endpoint writes to.
 *
 * <p>Jackson fills the fields.
 */
public final class PlainConfiguration extends Configuration {

    /** The JDBC address. */
    public String url = "";

    /** The user to sign in as; empty for none. */
    public String user = "";

    /** How many connections write at once. */
    public int connections = 16;
}
