package dev.teppan.plugin.docker;

import dev.teppan.spi.testkit.executor.JobExecutorContract;
import dev.teppan.spi.testkit.executor.JobExecutorFixture;
import org.junit.jupiter.api.BeforeAll;

@NeedsEngine
final class LocalDockerExecutorIT extends JobExecutorContract {

    @BeforeAll
    static void prepareImage() throws Exception {
        TestEngine.prepare();
    }

    @Override
    protected JobExecutorFixture fixture() throws Exception {
        return new DockerFixture();
    }
}
