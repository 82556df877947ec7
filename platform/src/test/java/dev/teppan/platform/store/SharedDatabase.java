package dev.teppan.platform.store;

/** A fresh database on a server that several processes may use. */
record SharedDatabase(DatabaseSettings settings) implements TestDatabase {

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void close() {
        // Goes with its server, at the end of the run.
    }
}
