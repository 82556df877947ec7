package dev.teppan.bench.bare;

import dev.teppan.spi.executor.JobExecutorFactory;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.jdbi3.JdbiFactory;
import java.nio.file.Path;
import java.sql.Connection;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.jdbi.v3.core.Jdbi;
import org.pf4j.DefaultPluginManager;

/** What everybody who builds on these libraries starts with: Dropwizard, JDBI, migrations run at start, plugins. */
public final class BareApplication extends Application<BareConfiguration> {

    /** Starts it: {@code server CONFIG}. */
    public static void main(String[] args) throws Exception {
        new BareApplication().run(args);
    }

    @Override
    public void run(BareConfiguration configuration, Environment environment) throws Exception {
        migrate(configuration, environment);
        DefaultPluginManager plugins = new DefaultPluginManager(Path.of(configuration.plugins));
        plugins.loadPlugins();
        plugins.startPlugins();
        if (plugins.getExtensions(JobExecutorFactory.class).isEmpty()) {
            throw new IllegalStateException("no plugin in " + configuration.plugins);
        }
        Jdbi jdbi = new JdbiFactory().build(environment, configuration.database, "bare");
        environment.jersey().register(new BareResource(jdbi));
    }

    private static void migrate(BareConfiguration configuration, Environment environment) throws Exception {
        Path changelog = Path.of(configuration.changelog);
        ManagedDataSource source = configuration.database.build(environment.metrics(), "migrations");
        try (Connection connection = source.getConnection();
                Liquibase liquibase = new Liquibase(
                        changelog.getFileName().toString(),
                        new DirectoryResourceAccessor(changelog.getParent()),
                        new JdbcConnection(connection))) {
            liquibase.update(new Contexts());
        }
        source.stop();
    }
}
