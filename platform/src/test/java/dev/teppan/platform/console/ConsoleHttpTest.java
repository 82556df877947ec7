package dev.teppan.platform.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.execution.Blame;
import dev.teppan.platform.execution.Execution;
import dev.teppan.platform.execution.Outcome;
import dev.teppan.platform.execution.Reason;
import dev.teppan.platform.scheduling.WaitReason;
import dev.teppan.platform.store.Intent;
import dev.teppan.platform.store.QueuedIntent;
import dev.teppan.spi.executor.OutputStreamName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over HTTP, on SQLite, with strings in every field that would do harm where they are not escaped. */
class ConsoleHttpTest {

    private static final JobKey JOB = new JobKey("video", "encode-recipe-video");
    private static final String HOSTILE = ConsoleScene.HOSTILE;

    private static ConsoleScene scene;
    private static HttpClient http;
    private static Execution running;
    private static Execution failed;
    private static Execution waiting;

    @BeforeAll
    static void open() throws Exception {
        scene = new ConsoleScene(new ConsoleSettings(Optional.empty(), "test"));
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        scene.define(Samples.application("video"));
        scene.define(Samples.job("video", "encode-recipe-video"));
        scene.defineQueue("video-bulk");
        scene.explain(new WaitReason(WaitReason.Code.WAITING_CAPACITY, "No room: " + HOSTILE, 7));
        Instant now = scene.clock.instant();
        running = scene.run(enqueue("{\"text\":\"<script>alert(2)</script>\"}"), now, now);
        scene.output.write(running.id().value(), OutputStreamName.STDOUT, HOSTILE + "\n", now);
        scene.output.write(running.id().value(), OutputStreamName.STDERR, "\u001b[31mred\u001b[0m\n", now);
        failed = scene.run(enqueue("{}"), now, now);
        failed = scene.end(failed, Outcome.failed(Reason.TIMEOUT, Blame.JOB, HOSTILE, now));
        waiting = enqueue("{}");
    }

    @AfterAll
    static void close() throws Exception {
        scene.close();
    }

    private static Execution enqueue(String message) {
        Instant sent = scene.clock.instant().minusSeconds(5);
        return scene.enqueue(JOB, "video-bulk", message, sent, sent);
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scene.url(path)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String form, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scene.url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static HttpResponse<String> submit(String path, String form) throws IOException, InterruptedException {
        return post(path, "csrf=" + TOKEN + (form.isEmpty() ? "" : "&" + form), "Cookie", "teppan_csrf=" + TOKEN);
    }

    @Test
    void everyPageIsServedUnderThePolicyAndEscapesWhatItShows() throws Exception {
        String execution = "/executions/" + running.id();
        for (String path : new String[] {
            "/executions",
            "/executions?state=failed&job=video/encode-recipe-video&queue=video-bulk",
            "/executions?nonsense=1&state=" + Paths.query(HOSTILE) + "&application=" + Paths.query(HOSTILE),
            execution,
            execution + "?attempt=1&stream=stderr&all=1",
            "/executions/" + failed.id(),
            "/executions/" + waiting.id(),
            execution + "/cancel",
            "/jobs",
            "/jobs?q=" + Paths.query(HOSTILE),
            "/jobs/video/encode-recipe-video",
            "/jobs/video/encode-recipe-video/run?from=" + running.id(),
            "/plugins",
            "/executions/" + Samples.id(1),
            "/executions/nonsense",
            "/jobs/no/such",
            "/no/such/page"
        }) {
            HttpResponse<String> answer = get(path, "Accept", "text/html");
            assertThat(answer.statusCode()).as(path).isIn(200, 404);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                            .doesNotContain("unsafe"));
            assertThat(answer.headers().firstValue("Content-Type")).as(path).hasValue("text/html;charset=utf-8");
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-store");
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain("<script>")
                    .satisfies(html -> assertThat(html.replace("{{root}}", "")).doesNotContain("{{"))
                    .contains("<title>", "Teppan (test)", "</html>");
        }
    }

    @Test
    void aListShowsWhatItFoundAndLinksToIt() throws Exception {
        String body = get("/executions?state=scheduled").body();
        assertThat(body).contains("data-row=\"" + failed.id() + "\"", "over its time limit", "b-job");
        assertThat(body).doesNotContain(running.id().value());
    }

    @Test
    void aListHasPagesThatMeet() throws Exception {
        JobKey other = new JobKey("pages", "many");
        Instant now = scene.clock.instant();
        for (int i = 0; i < 60; i++) {
            scene.enqueue(other, "default", "{}", now, now);
        }
        String first = get("/executions?application=pages").body();
        assertThat(first).contains("50 shown").doesNotContain("rel=\"prev\"");
        String older = link(first, "next");
        String second = get(older).body();
        assertThat(second).contains("10 shown", "rel=\"prev\"").doesNotContain("rel=\"next\"");
        String back = get(link(second, "prev")).body();
        assertThat(rows(back)).isEqualTo(rows(first));
        assertThat(back).doesNotContain("rel=\"prev\"").contains("rel=\"next\"");
    }

    private static String link(String body, String rel) {
        Matcher matcher =
                Pattern.compile("href=\"([^\"]*)\" rel=\"" + rel + "\"").matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace("&amp;", "&").replace("&#61;", "=");
    }

    private static java.util.List<String> rows(String body) {
        return Pattern.compile("data-row=\"([^\"]*)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void anExecutionTellsWhatHappensAndShowsItsOutput() throws Exception {
        String body = get("/executions/" + running.id()).body();
        assertThat(body)
                .contains("Attempt 1 of 4 is running", "laptop", "<span class=\"a1\">red</span>", "ln err", "Ran with")
                .contains("&lt;script&gt;alert(2)", "Cancel…");
        assertThat(get("/executions/" + failed.id()).body())
                .contains("Attempt 1 ended: over its time limit", "The next attempt waits until");
    }

    @Test
    void aWaitingExecutionSaysWhyItWaits() throws Exception {
        String body = get("/executions/" + waiting.id()).body();
        assertThat(body)
                .contains(
                        "Why it waits",
                        "No room: &lt;script&gt;",
                        "at most 7 executions before it",
                        "4,000 m · 14,336 MiB");
    }

    @Test
    void outputAndMessageCanBeHadRaw() throws Exception {
        HttpResponse<String> output = get("/executions/" + running.id() + "/output?stream=stdout");
        assertThat(output.body()).isEqualTo(HOSTILE + "\n");
        assertThat(output.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        HttpResponse<String> message = get("/executions/" + running.id() + "/message");
        assertThat(message.body()).isEqualTo("{\"text\":\"<script>alert(2)</script>\"}");
        assertThat(message.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(message.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aRetryBecomesAnIntentOfTheConsoleAndWakesTheDispatcher() throws Exception {
        int wakes = scene.wakes.get();
        HttpResponse<String> answer = submit("/executions/" + failed.id() + "/actions/retry", "");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).endsWith("/executions/" + failed.id()));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("teppan_flash=retry").contains("HttpOnly", "SameSite=Lax"));
        assertThat(scene.wakes.get()).isGreaterThan(wakes);
        assertThat(scene.database.intents().oldest(1_000))
                .extracting(QueuedIntent::intent)
                .filteredOn(Intent.Retry.class::isInstance)
                .map(Intent.Retry.class::cast)
                .anySatisfy(retry -> {
                    assertThat(retry.execution()).isEqualTo(failed.id());
                    assertThat(retry.actor().name()).isEqualTo("console");
                });
        assertThat(get("/executions/" + failed.id(), "Cookie", "teppan_flash=retry")
                        .body())
                .contains("The retry is on its way");
    }

    @Test
    void aCancelBecomesAnIntentUnlessItIsOver() throws Exception {
        Execution one = enqueue("{}");
        assertThat(submit("/executions/" + one.id() + "/actions/cancel", "").statusCode())
                .isEqualTo(303);
        assertThat(scene.database.intents().oldest(1_000))
                .extracting(QueuedIntent::intent)
                .filteredOn(Intent.Cancel.class::isInstance)
                .map(intent -> ((Intent.Cancel) intent).execution())
                .contains(one.id());
        Instant now = scene.clock.instant();
        Execution done = scene.end(scene.run(enqueue("{}"), now, now), Outcome.succeeded(now));
        assertThat(submit("/executions/" + done.id() + "/actions/cancel", "")
                        .headers()
                        .allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("teppan_flash=ended"));
    }

    @Test
    void aFormThatDidNotComeFromHereChangesNothing() throws Exception {
        String path = "/executions/" + failed.id() + "/actions/cancel";
        String cookie = "teppan_csrf=" + TOKEN;
        assertThat(post(path, "csrf=" + TOKEN).statusCode()).isEqualTo(403);
        assertThat(post(path, "csrf=" + TOKEN.replace('0', '1'), "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(path, "", "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(post(path, "csrf=" + TOKEN, "Cookie", cookie, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(path, "csrf=" + TOKEN, "Cookie", cookie, "Origin", "null")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(path, "csrf=" + TOKEN, "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> refused = post(path, "csrf=x", "Cookie", cookie);
        assertThat(refused.body()).contains("This form did not come from here");
        String own = scene.url("");
        assertThat(post(path, "csrf=" + TOKEN, "Cookie", cookie, "Origin", own).statusCode())
                .isEqualTo(303);
    }

    @Test
    void runNowEnqueuesOrSaysAtTheFieldWhatIsWrong() throws Exception {
        String path = "/jobs/video/encode-recipe-video/run";
        HttpResponse<String> wrong = submit(path, "queue=video-bulk&message=" + Paths.query("{\"a\": <b>"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("aria-invalid=\"true\"", "{&quot;a&quot;: &lt;b&gt;", "It was not enqueued.");
        HttpResponse<String> right = submit(path, "queue=video-bulk&message=" + Paths.query("{\"a\": 1}"));
        assertThat(right.statusCode()).isEqualTo(303);
        String location = right.headers().firstValue("Location").orElseThrow();
        String id = location.substring(location.lastIndexOf('/') + 1);
        assertThat(get("/executions/" + id + "/message").body()).isEqualTo("{\"a\": 1}");
    }

    @Test
    void theThemeIsWrittenByTheServer() throws Exception {
        HttpResponse<String> answer = submit("/session/theme", "theme=dark&back=" + Paths.query("/jobs?q=x"));
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).endsWith("/jobs?q=x"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("teppan_theme=dark"));
        assertThat(get("/jobs", "Cookie", "teppan_theme=dark").body())
                .contains("<html lang=\"en\" data-theme=\"dark\">");
        assertThat(get("/jobs").body()).contains("<html lang=\"en\">");
        assertThat(submit("/session/theme", "theme=dark&back=" + Paths.query("//evil.example/"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).doesNotContain("evil"));
    }

    @Test
    void assetsMayBeKeptForEver() throws Exception {
        Matcher matcher = Pattern.compile("href=\"(/assets/[^\"]*app.css)\"")
                .matcher(get("/jobs").body());
        assertThat(matcher.find()).isTrue();
        HttpResponse<String> css = get(matcher.group(1));
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css;charset=utf-8");
        assertThat(get("/assets/000000000000/app.css").statusCode()).isEqualTo(404);
        assertThat(get("/assets/000000000000/../secret").statusCode()).isIn(400, 404);
    }

    @Test
    void searchLeadsToAnExecutionByItsBeginningElseToJobs() throws Exception {
        String id = running.id().value();
        assertThat(get("/search?q=" + id).headers().firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).endsWith("/executions/" + id));
        assertThat(get("/search?q=" + id.substring(0, 30)).headers().firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).contains("/executions/"));
        assertThat(get("/search?q=encode").headers().firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).endsWith("/jobs?q=encode"));
        assertThat(get("/search?q=ffffffff").headers().firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).endsWith("/jobs?q=ffffffff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/v1/nothing", "/v2/nothing"})
    void leavesTheAddressesOfProgramsAlone(String path) throws Exception {
        assertThat(get(path).body()).doesNotContain("<html");
    }

    @Test
    @Timeout(60)
    void sendsOutputAndChangesWhileItRuns() throws Exception {
        Instant now = scene.clock.instant();
        Execution one = scene.run(enqueue("{}"), now, now);
        String id = one.id().value();
        scene.output.write(id, OutputStreamName.STDOUT, "first\n", now);
        HttpResponse<InputStream> stream = http.send(
                HttpRequest.newBuilder(URI.create(scene.url("/executions/" + id + "/live?attempt=1&from=0-0&next=1")))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(stream.headers().firstValue("Content-Encoding")).hasValue("identity");
        @SuppressWarnings("JdkObsolete") // One thread writes it, another reads.
        StringBuffer received = new StringBuffer();
        Thread reader = Thread.ofVirtual().start(() -> drain(stream.body(), received));
        await().until(() -> received.toString().contains("first"));
        scene.output.write(id, OutputStreamName.STDOUT, "<b>second</b>\nhalf", now);
        await().until(() -> received.toString().contains("<b>second</b>")
                && received.toString().contains("half"));
        assertThat(received.toString()).contains("id: 20-0", "\"number\":\"2\"", "\"tail\":[{");
        scene.end(one, Outcome.succeeded(scene.clock.instant()));
        scene.output.seal(id);
        await().until(() -> received.toString().contains("event: end"));
        assertThat(received.toString()).contains("event: changed");
        reader.join();
    }

    private static void drain(InputStream in, StringBuffer into) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                into.append(line).append('\n');
            }
        } catch (IOException e) {
            into.append(e);
        }
    }
}
