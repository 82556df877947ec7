package dev.teppan.spi.testkit.executor;

final class FakeJobExecutorTest extends JobExecutorContract {

    @Override
    protected JobExecutorFixture fixture() {
        return new FakeFixture();
    }
}
