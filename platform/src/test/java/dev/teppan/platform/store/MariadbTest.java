package dev.teppan.platform.store;

import org.junit.jupiter.api.Nested;

/** The contracts on MariaDB. */
class MariadbTest {

    @Nested
    class Executions extends ExecutionContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class Turns extends TurnContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class Lane extends LaneContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class Arrived extends ArrivalContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class Lists extends ListContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class Leases extends LeaseContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class Catalog extends CatalogContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class SmallStores extends SmallStoresContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class FrozenHolder extends FrozenHolderContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class Admission extends AdmissionContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class Schemas extends SchemaContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }

    @Nested
    class InterruptedSchemas extends InterruptedSchemaContract {
        @Override
        TestDatabase create() {
            return MariadbServer.database();
        }
    }
}
