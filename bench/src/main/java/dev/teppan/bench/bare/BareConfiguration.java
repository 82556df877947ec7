package dev.teppan.bench.bare;

import io.dropwizard.core.Configuration;
import io.dropwizard.db.DataSourceFactory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * Where the bare server's parts are.
 *
 * <p>Jackson fills the fields.
 */
public final class BareConfiguration extends Configuration {

    /** The database. */
    @Valid
    @NotNull
    public DataSourceFactory database = new DataSourceFactory();

    /** The file of the migrations. */
    public String changelog = "";

    /** The folder of the plugins. */
    public String plugins = "";
}
