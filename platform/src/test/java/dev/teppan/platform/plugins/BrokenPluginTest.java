package dev.teppan.platform.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.spi.RetryableException;
import dev.teppan.spi.executor.ExecutorStatus;
import dev.teppan.spi.executor.JobExecutor;
import dev.teppan.spi.log.LogStore;
import dev.teppan.spi.notifier.Notifier;
import dev.teppan.spi.queue.QueueSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plugins of each type, as archives, every method of which throws, or never answers. */
@Timeout(60)
class BrokenPluginTest {

    /** The extension points, and what makes one of them. */
    enum Type {
        EXECUTOR("executor", "JobExecutor", "executors", JobExecutor.class),
        LOG_STORE("log", "LogStore", "logStores", LogStore.class),
        NOTIFIER("notifier", "Notifier", "notifiers", Notifier.class),
        QUEUE_SOURCE("queue", "QueueSource", "queueSources", QueueSource.class);

        final String spiPackage;
        final String simpleName;
        final String section;
        final Class<?> extensionPoint;

        Type(String spiPackage, String simpleName, String section, Class<?> extensionPoint) {
            this.spiPackage = spiPackage;
            this.simpleName = simpleName;
            this.section = section;
            this.extensionPoint = extensionPoint;
        }

        Map<String, ?> instances(PluginRegistry registry) {
            return switch (this) {
                case EXECUTOR -> registry.executors();
                case LOG_STORE -> registry.logStores();
                case NOTIFIER -> registry.notifiers();
                case QUEUE_SOURCE -> registry.queueSources();
            };
        }
    }

    @TempDir
    Path directory;

    private PluginScene scene;

    @BeforeEach
    void makeScene() throws Exception {
        scene = new PluginScene(directory);
    }

    @ParameterizedTest
    @EnumSource
    void eachCallThatThrowsIsAPluginExceptionThatNamesTheInstance(Type type) throws Exception {
        broken(type, "throw new NoSuchMethodError(\"old library\");");
        try (PluginRegistry registry = scene.start(configured(type))) {
            assertEachCallFails(type, registry, "old library");
            assertThat(view(registry).healthy()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachCallThatHangsIsGivenUpAndTheServerStillStops(Type type) throws Exception {
        broken(
                type,
                "while (true) { try { Thread.sleep(600_000); } catch (InterruptedException e) { /* on and on */ } }");
        try (PluginRegistry registry = scene.start(configured(type))) {
            assertEachCallFails(type, registry, "within 100 ms");
        }
    }

    private static void assertEachCallFails(Type type, PluginRegistry registry, String detail) {
        Object instance = PluginScene.named(type.instances(registry), "one");
        assertThat(methods(type.extensionPoint)).isNotEmpty().allSatisfy(method -> {
            if (method.getReturnType() == ExecutorStatus.class) {
                ExecutorStatus status = (ExecutorStatus) call(instance, method);
                assertThat(status.health().healthy()).isFalse();
                assertThat(status.health().detail()).contains(detail);
            } else {
                assertThatThrownBy(() -> call(instance, method))
                        .isInstanceOf(RetryableException.class)
                        .hasMessageContaining(type.section + "/one")
                        .hasMessageContaining(detail);
            }
        });
    }

    private static Stream<Method> methods(Class<?> extensionPoint) {
        return Arrays.stream(extensionPoint.getMethods())
                .filter(method -> !method.getName().equals("close"));
    }

    private static Object call(Object instance, Method method) throws Throwable {
        try {
            return method.invoke(
                    instance,
                    Arrays.stream(method.getParameterTypes())
                            .map(BrokenPluginTest::argument)
                            .toArray());
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Something that a guard can handle; the plugin never looks at it. */
    private static Object argument(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        return type == Duration.class ? Duration.ZERO : null;
    }

    private static InstanceView view(PluginRegistry registry) {
        return PluginScene.plugin(registry, "broken")
                .types()
                .getFirst()
                .instances()
                .getFirst();
    }

    private static String configured(Type type) {
        return type.section + ": {one: {type: example, calls: {deadline: 100ms}}}";
    }

    private void broken(Type type, String body) {
        boolean executor = type == Type.EXECUTOR;
        new PluginArchive("broken")
                .source("example.Settings", "package example; public record Settings() {}")
                .source("example.Factory", """
                        package example;
                        import dev.teppan.spi.PluginContext;
                        import dev.teppan.spi.%1$s.*;
                        public class Factory implements %2$sFactory<%3$s> {
                            public String type() { return "example"; }
                            public Class<Settings> settingsType() { return Settings.class; }
                            %4$s
                            public %2$s create(Settings settings, PluginContext context) {
                                return (%2$s) java.lang.reflect.Proxy.newProxyInstance(
                                        Factory.class.getClassLoader(),
                                        new Class<?>[] {%2$s.class},
                                        (proxy, method, arguments) -> { %5$s });
                            }
                        }
                        """.formatted(
                                type.spiPackage,
                                type.simpleName,
                                executor ? "Settings, Settings" : "Settings",
                                executor ? "public Class<Settings> jobSettingsType() { return Settings.class; }" : "",
                                body))
                .extension("example.Factory")
                .zip(scene.plugins);
    }
}
