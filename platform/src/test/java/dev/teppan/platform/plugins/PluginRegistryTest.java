package dev.teppan.platform.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import dev.teppan.spi.notifier.Notifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRegistryTest {

    private static final String ONE_NOTIFIER = "notifiers: {one: {type: example}}";

    @TempDir
    private Path directory;

    private PluginScene scene;

    @BeforeEach
    void makeScene() throws Exception {
        scene = new PluginScene(directory);
    }

    @Test
    void runsAPluginFromAJar() throws Exception {
        PluginArchive.notifier("jar-plugin", "example", PluginArchive.says("settings.text()"))
                .jar(scene.plugins);
        try (PluginRegistry registry = scene.start("notifiers: {one: {type: example, settings: {text: from a jar}}}")) {
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "one")))
                    .isEqualTo("from a jar");
            PluginView view = PluginScene.plugin(registry, "jar-plugin");
            assertThat(view.status()).isEqualTo(PluginStatus.WORKS);
            assertThat(view.version()).isEqualTo("1.2.3");
            assertThat(view.provider()).isEqualTo("Example");
            assertThat(view.license()).isEqualTo("MIT");
            assertThat(view.types().getFirst().settings().fields().getFirst().description())
                    .isEqualTo("What to say.");
            assertThat(view.types().getFirst().instances()).singleElement().matches(InstanceView::healthy);
        }
    }

    @Test
    void runsAPluginFromAZipWithoutWritingBesideIt() throws Exception {
        PluginArchive.notifier("zip-plugin", "example", PluginArchive.says("settings.text()"))
                .zip(scene.plugins);
        try (PluginRegistry registry = scene.start(ONE_NOTIFIER)) {
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "one")))
                    .isEqualTo("hello");
        }
        assertThat(scene.plugins).isDirectoryContaining("glob:**.zip");
        try (var files = Files.list(scene.plugins)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void givesAPluginItsOwnVersionOfALibraryTheHostHas() throws Exception {
        byte[] other = PluginArchive.jarOf(PluginArchive.compile(
                Map.of(
                        "com.fasterxml.jackson.databind.JsonNode",
                        "package com.fasterxml.jackson.databind;"
                                + " public class JsonNode { public static String version() { return \"another\"; } }"),
                Map.of()));
        PluginArchive.notifier(
                        "library", "example", PluginArchive.says("com.fasterxml.jackson.databind.JsonNode.version()"))
                .library("jackson-other.jar", other)
                .zip(scene.plugins);
        try (PluginRegistry registry = scene.start(ONE_NOTIFIER)) {
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "one")))
                    .isEqualTo("another");
        }
    }

    @Test
    void hidesTheHostsLibrariesAndClasses() throws Exception {
        PluginArchive.notifier("curious", "example", """
                        for (String name : new String[] {
                                "com.fasterxml.jackson.databind.ObjectMapper",
                                "dev.teppan.platform.plugins.PluginRegistry",
                                "dev.teppan.spi.testkit.SettableClock"}) {
                            try {
                                Class.forName(name);
                                return new DeliveryResult.Delivered();
                            } catch (ClassNotFoundException expected) {
                                continue;
                            }
                        }
                        ClassLoader context = Thread.currentThread().getContextClassLoader();
                        return new DeliveryResult.Failed(
                            context == getClass().getClassLoader() ? "own" : "strange", false, java.util.Optional.empty());
                        """).jar(scene.plugins);
        try (PluginRegistry registry = scene.start(ONE_NOTIFIER)) {
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "one")))
                    .isEqualTo("own");
        }
    }

    @Test
    void runsAPluginThatBundlesTheSpi() throws Exception {
        PluginArchive.notifier("bundles", "example", PluginArchive.says("\"still works\""))
                .bundlingTheSpi()
                .zip(scene.plugins);
        try (PluginRegistry registry = scene.start(ONE_NOTIFIER)) {
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "one")))
                    .isEqualTo("still works");
        }
    }

    @Test
    void turnsWhateverAPluginThrowsIntoAPluginException() throws Exception {
        PluginArchive.notifier("throws", "example", "throw new NoSuchMethodError(\"old library\");")
                .jar(scene.plugins);
        try (PluginRegistry registry = scene.start(ONE_NOTIFIER)) {
            Notifier notifier = PluginScene.named(registry.notifiers(), "one");
            assertThatThrownBy(() -> PluginScene.deliver(notifier))
                    .isInstanceOf(RetryableException.class)
                    .hasMessageContaining("notifiers/one")
                    .hasMessageContaining("old library");
            InstanceView view = PluginScene.plugin(registry, "throws")
                    .types()
                    .getFirst()
                    .instances()
                    .getFirst();
            assertThat(view.healthy()).isFalse();
            assertThat(view.message()).contains("old library");
            assertThat(view.since()).isPresent();
            assertThat(scene.metrics
                            .counter("plugins.notifiers.one.deliver.bugs")
                            .getCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void givesUpACallThatHangs() throws Exception {
        PluginArchive.notifier("hangs", "example", "Thread.sleep(600_000); return null;")
                .jar(scene.plugins);
        try (PluginRegistry registry = scene.start("notifiers: {one: {type: example, calls: {deadline: 200ms}}}")) {
            Notifier notifier = PluginScene.named(registry.notifiers(), "one");
            assertThatThrownBy(() -> PluginScene.deliver(notifier))
                    .isInstanceOf(RetryableException.class)
                    .hasMessageContaining("did not answer deliver within 200 ms");
        }
    }

    @Test
    void reportsAPluginForAnotherSpiByItsRequirement() throws Exception {
        PluginArchive.notifier("future", "example", PluginArchive.says("\"\""))
                .header("Plugin-Requires", ">=99.0.0")
                .jar(scene.plugins);
        try (PluginRegistry registry = scene.start("{}")) {
            PluginView view = PluginScene.plugin(registry, "future");
            assertThat(view.status()).isEqualTo(PluginStatus.DISABLED);
            assertThat(view.message()).contains(">=99.0.0").contains("this is 0.1.0");
        }
    }

    @Test
    void reportsDamagedArchivesByNameAndLoadsTheOthers() throws Exception {
        Path whole = PluginArchive.notifier("whole", "example", PluginArchive.says("\"whole\""))
                .zip(scene.plugins);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(scene.plugins.resolve("half.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(scene.plugins.resolve("half.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(scene.plugins.resolve("text.zip"), "not a zip");
        Files.write(scene.plugins.resolve("plain.jar"), PluginArchive.jarOf(Map.of("a.txt", new byte[0])));
        try (PluginRegistry registry = scene.start(ONE_NOTIFIER)) {
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "one")))
                    .isEqualTo("whole");
            for (String file : new String[] {"half.zip", "half.jar", "text.zip", "plain.jar"}) {
                PluginView view = PluginScene.plugin(registry, file);
                assertThat(view.status()).isEqualTo(PluginStatus.CORRUPT);
                assertThat(view.message()).contains(file);
            }
        }
    }

    @Test
    void reportsAPluginThatOffersNothing() throws Exception {
        new PluginArchive("empty").jar(scene.plugins);
        try (PluginRegistry registry = scene.start("{}")) {
            assertThat(PluginScene.plugin(registry, "empty").status()).isEqualTo(PluginStatus.EMPTY);
        }
    }

    @Test
    void reportsAPluginThatCannotStart() throws Exception {
        PluginArchive.notifier("refuses", "example", PluginArchive.says("\"\""))
                .source("example.Main", """
                        package example;
                        public class Main extends org.pf4j.Plugin {
                            @Override public void start() { throw new IllegalStateException("no licence"); }
                        }
                        """)
                .header("Plugin-Class", "example.Main")
                .jar(scene.plugins);
        try (PluginRegistry registry = scene.start("{}")) {
            PluginView view = PluginScene.plugin(registry, "refuses");
            assertThat(view.status()).isEqualTo(PluginStatus.FAILED);
            assertThat(view.message()).contains("no licence");
        }
    }

    @Test
    void reportsAnExtensionThatCannotBeMade() throws Exception {
        PluginArchive.notifier("lacks", "example", PluginArchive.says("\"\""))
                .extension("example.Missing")
                .jar(scene.plugins);
        try (PluginRegistry registry = scene.start("{}")) {
            PluginView view = PluginScene.plugin(registry, "lacks");
            assertThat(view.status()).isEqualTo(PluginStatus.FAILED);
            assertThat(view.message()).contains("example.Missing");
        }
    }

    @Test
    void runsTwoInstancesOfOneType() throws Exception {
        PluginArchive.notifier("both", "example", PluginArchive.says("settings.text()"))
                .jar(scene.plugins);
        try (PluginRegistry registry = scene.start("""
                notifiers:
                  first: {type: example, settings: {text: one}}
                  second: {type: example, settings: {text: two}}
                """)) {
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "first")))
                    .isEqualTo("one");
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "second")))
                    .isEqualTo("two");
        }
    }

    @Test
    void leavesOutTheSecondOfTwoPluginsWithOneType() throws Exception {
        PluginArchive.notifier("a", "example", PluginArchive.says("\"a\"")).jar(scene.plugins);
        PluginArchive.notifier("b", "example", PluginArchive.says("\"b\"")).jar(scene.plugins);
        try (PluginRegistry registry = scene.start(ONE_NOTIFIER)) {
            assertThat(PluginScene.said(PluginScene.named(registry.notifiers(), "one")))
                    .isEqualTo("a");
            assertThat(PluginScene.plugin(registry, "b").message()).contains("already offered by a");
        }
    }

    @Test
    void refusesToStartWithEverythingThatIsWrong() throws Exception {
        PluginArchive.notifier("good", "example", PluginArchive.says("\"\"")).jar(scene.plugins);
        Files.writeString(scene.plugins.resolve("broken.zip"), "not a zip");
        PluginStartException failure = catchThrowableOfType(PluginStartException.class, () -> scene.start("""
                executors: {docker: {type: local-dokcer}}
                notifiers:
                  misspelt: {type: exampel}
                  unknown: {type: example, settings: {texxt: hello}, calls: {perSecond: 0}}
                  Bad Name: {type: example}
                  untyped: {}
                """));
        assertThat(failure.problems())
                .extracting(PluginStartException.Problem::pointer)
                .containsExactlyInAnyOrder(
                        "/executors/docker/type",
                        "/notifiers/misspelt/type",
                        "/notifiers/unknown/settings/texxt",
                        "/notifiers/unknown/calls/perSecond",
                        "/notifiers/Bad Name",
                        "/notifiers/untyped/type");
        assertThat(failure)
                .hasMessageContaining("did you mean example?")
                .hasMessageContaining("did you mean text? (plugin good)")
                .hasMessageContaining("broken.zip");
    }

    @Test
    void refusesToStartWhenAnInstanceCannotBeCreated() throws Exception {
        PluginStartException failure = catchThrowableOfType(
                PluginStartException.class,
                () -> scene.start("logStores: {bad: {type: file, settings: {directory: /proc/none}}}"));
        assertThat(failure)
                .hasMessageContaining("/logStores/bad: cannot be created")
                .hasMessageContaining("/proc/none");
    }

    @Test
    void checksAConfigurationWithoutCreatingAnything() throws Exception {
        assertThat(PluginRegistry.check(scene.host(), PluginScene.configuration("executors: {x: {type: nothing}}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/executors/x/type"));
    }

    @Test
    void offersTheBuiltInTypes() throws Exception {
        try (PluginRegistry registry =
                scene.start("executors: {dev: {type: process}}\nlogStores: {kept: {type: file}}")) {
            assertThat(registry.executors()).containsOnlyKeys("dev");
            assertThat(registry.logStores()).containsOnlyKeys("kept");
            assertThat(registry.jobSettingsSchema("dev"))
                    .hasValueSatisfying(schema -> assertThat(schema.fields()).isEmpty());
            assertThat(registry.jobSettingsSchema("none")).isEmpty();
            assertThat(PluginScene.named(registry.executors(), "dev")
                            .status()
                            .health()
                            .healthy())
                    .isTrue();
        }
    }

    @Test
    void keepsPluginExceptionsAsTheyAre() throws Exception {
        PluginArchive.notifier("says-no", "example", "throw new dev.teppan.spi.PermanentException(\"access denied\");")
                .jar(scene.plugins);
        try (PluginRegistry registry = scene.start(ONE_NOTIFIER)) {
            Notifier notifier = PluginScene.named(registry.notifiers(), "one");
            assertThatThrownBy(() -> PluginScene.deliver(notifier))
                    .isInstanceOf(PluginException.class)
                    .hasMessage("access denied");
        }
    }
}
