package dev.teppan.platform.store;

import org.junit.jupiter.api.Nested;

/** The contracts on SQLite. */
class SqliteTest {

    @Nested
    class Executions extends ExecutionContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class Turns extends TurnContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class Lane extends LaneContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class Arrived extends ArrivalContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class Lists extends ListContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class Leases extends LeaseContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class Catalog extends CatalogContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class SmallStores extends SmallStoresContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class Admission extends AdmissionContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }

    @Nested
    class InterruptedSchemas extends InterruptedSchemaContract {
        @Override
        TestDatabase create() {
            return SqliteFile.create();
        }
    }
}
