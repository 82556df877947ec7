package dev.teppan.bench.plain;

import com.zaxxer.hikari.HikariDataSource;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The server that Teppan's enqueue is compared to, in a process of its own. */
public final class PlainApplication extends Application<PlainConfiguration> {

    /** Starts it: {@code server CONFIG}. */
    public static void main(String[] args) throws Exception {
        new PlainApplication().run(args);
    }

    @Override
    public void run(PlainConfiguration configuration, Environment environment) throws SQLException {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(configuration.url);
        if (!configuration.user.isEmpty()) {
            database.setUsername(configuration.user);
        }
        database.setMaximumPoolSize(configuration.connections);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists plain_message (id varchar(36) primary key, application varchar(255) not null,
                      job varchar(255) not null, queue varchar(255) not null, state varchar(32) not null,
                      sent_at bigint not null, not_before bigint not null, body text not null)
                    """);
            statement.execute("create index if not exists plain_message_waiting on plain_message (state, not_before)");
        }
        environment.jersey().register(new PlainResource(database));
    }
}
