package dev.teppan.spi.testkit.log;

import dev.teppan.spi.log.LogStore;

class FakeLogStoreTest extends LogStoreContract {

    private final FakeLogStore.Place place = new FakeLogStore.Place();

    @Override
    protected LogStore open() {
        return new FakeLogStore(place);
    }
}
