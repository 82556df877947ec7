package dev.teppan.bench.peer;

import com.zaxxer.hikari.HikariDataSource;

/** Connection pools for the peers. */
final class Pools {

    private Pools() {}

    static HikariDataSource open(String url, String user, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url + "?reWriteBatchedInserts=true");
        pool.setUsername(user);
        pool.setMaximumPoolSize(connections);
        return pool;
    }
}
