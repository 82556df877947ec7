package dev.teppan.platform.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.QueuedIntent;
import dev.teppan.spi.executor.OutputStreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The console in a real browser, under its own content security policy. */
@NeedsBrowser
@Timeout(180)
class ConsoleIT {

    private static final JobKey JOB = new JobKey("video", "encode-recipe-video");

    private ConsoleScene scene;
    private ChromeDriver browser;

    @BeforeEach
    void open() throws Exception {
        scene = new ConsoleScene(new ConsoleSettings(Optional.empty(), "test"));
        scene.define(Samples.application("video"));
        scene.define(Samples.job("video", "encode-recipe-video"));
        scene.defineQueue("video-bulk");
        browser = browser();
    }

    @AfterEach
    void close() throws Exception {
        try {
            browser.quit();
        } finally {
            scene.close();
        }
    }

    private static ChromeDriver browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(NeedsBrowser.Condition.BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1440,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(NeedsBrowser.Condition.DRIVER.toFile())
                .build();
        return new ChromeDriver(driver, options);
    }

    private Execution running() {
        Instant sent = scene.clock.instant().minusSeconds(5);
        return scene.run(scene.enqueue(JOB, "video-bulk", "{\"n\":1}", sent, sent), sent, sent);
    }

    private String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private Object script(String code) {
        return ((JavascriptExecutor) browser).executeScript(code);
    }

    private void assertNothingWasReported() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void outputArrivesAndThePageFollowsTheEnd() {
        Execution execution = running();
        String id = execution.id().value();
        scene.output.write(id, OutputStreamName.STDOUT, "before\n", scene.clock.instant());
        browser.get(scene.url("/executions/" + id));
        await().atMost(Duration.ofSeconds(20)).until(() -> text("#live").equals("Live"));

        scene.output.write(id, OutputStreamName.STDERR, "<b>live</b> \u001b[31mred\u001b[0m\n", scene.clock.instant());
        await().atMost(Duration.ofSeconds(20)).until(() -> text(".log").contains("<b>live</b> red"));
        assertThat(browser.findElements(By.cssSelector(".ln"))).hasSize(2);
        assertThat(text(".ln.err .a1")).isEqualTo("red");
        assertThat(text(".ln.err .no")).isEqualTo("2");

        var unused = scene.end(execution, Outcome.succeeded(scene.clock.instant()));
        scene.output.seal(id);
        await().atMost(Duration.ofSeconds(20)).until(() -> text(".pill").equals("Succeeded"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> text("[data-logstate]").equals("Complete"));
        assertThat(text(".say")).contains("succeeded");
        assertThat(browser.findElements(By.cssSelector(".ln"))).hasSize(2);
        assertNothingWasReported();
    }

    @Test
    void retryAndRunNowLeadToTheirResult() {
        Execution execution = running();
        browser.get(scene.url("/executions/" + execution.id()));
        browser.findElement(By.cssSelector("form[action$='/actions/retry'] button"))
                .click();
        await().atMost(Duration.ofSeconds(20)).until(() -> text(".flash").contains("The retry is on its way"));
        assertThat(scene.database.intents().oldest(100))
                .extracting(QueuedIntent::intent)
                .anyMatch(Intent.Retry.class::isInstance);

        browser.get(scene.url("/jobs/video/encode-recipe-video"));
        browser.findElement(By.linkText("Run now…")).click();
        WebElement message = browser.findElement(By.id("message"));
        message.clear();
        message.sendKeys("{\"recipe_id\": 7}");
        browser.findElement(By.cssSelector("form.form button")).click();
        await().atMost(Duration.ofSeconds(20)).until(() -> text(".flash").contains("It was enqueued"));
        assertThat(text(".json")).contains("\"recipe_id\": 7");
        assertNothingWasReported();
    }

    @Test
    void darkAndPhoneHoldTheirWidthAndColours() {
        Execution execution = running();
        var dark = Map.<String, Object>of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark")));
        var unused = browser.executeCdpCommand("Emulation.setEmulatedMedia", dark);
        unused = browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        for (String path : List.of(
                "/executions",
                "/executions/" + execution.id(),
                "/jobs",
                "/jobs/video/encode-recipe-video",
                "/plugins")) {
            browser.get(scene.url(path));
            assertThat(script("return document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(390L);
            assertThat(script("return getComputedStyle(document.body).backgroundColor"))
                    .as(path)
                    .isEqualTo("rgb(14, 16, 18)");
        }
        assertNothingWasReported();
    }
}
