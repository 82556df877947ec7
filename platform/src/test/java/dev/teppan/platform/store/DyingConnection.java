package dev.teppan.platform.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A connection of a process that dies when it is about to write to the schema once more than it may: the session ends without a
 * commit, and nothing that follows reaches the database. Writes to Liquibase's lock do not count. For one thread.
 */
final class DyingConnection {

    private static final Pattern WRITE =
            Pattern.compile("^\\s*(create|drop|alter|insert|update|delete)\\b.*", Pattern.DOTALL);

    private final Connection connection;
    private final AtomicInteger writesLeft;
    private boolean dead;

    DyingConnection(Connection connection, int writes) {
        this.connection = connection;
        this.writesLeft = new AtomicInteger(writes);
    }

    /** What the process sees. */
    Connection proxy() {
        return wrap(Connection.class, connection, "");
    }

    boolean isDead() {
        return dead;
    }

    private <T> T wrap(Class<T> type, Object target, String prepared) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String given
                            ? given
                            : prepared;
                    if (method.getName().startsWith("execute")) {
                        count(sql.toLowerCase(Locale.ROOT));
                    }
                    try {
                        Object answer = method.invoke(target, arguments);
                        return target instanceof Connection && answer instanceof Statement
                                ? wrap(method.getReturnType(), answer, sql)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void count(String sql) throws SQLException {
        if (WRITE.matcher(sql).matches()
                && !sql.contains("databasechangeloglock")
                && writesLeft.decrementAndGet() < 0) {
            dead = true;
            connection.close();
            throw new SQLException("the process is dead");
        }
    }
}
