package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what Teppan says with what the runs wrote themselves and what a notifier was told. */
record LedgerCheck(TeppanClient client, RunLedger ledger, Notices notices, Duration patience) {

    /** A section of the configuration: the notifier whose file is read here. Needs the example plugins. */
    static final String NOTIFIER = """
            notifiers:
              lines:
                type: json-lines
                settings:
                  file: notices.jsonl
            """;

    private static final Set<String> ENDS = Set.of("succeeded", "failed", "canceled");

    /** For one server, whose working folder has the notices. */
    static LedgerCheck of(TeppanServer server, Path ledger, Duration patience) {
        return new LedgerCheck(server.client(), new RunLedger(ledger), Notices.of(server), patience);
    }

    /** Waits until all executions have ended, then checks everything. */
    void check(Map<String, Integer> acknowledged) {
        await("all executions to end")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(500))
                .until(() ->
                        executions("&state=scheduled,pending,starting,running").isEmpty());
        Map<String, JsonNode> executions = executions("");

        assertThat(executions.keySet())
                .as("every acknowledged enqueue is there")
                .containsAll(acknowledged.keySet());
        Map<String, List<RunLedger.Run>> runs = ledger.runs();
        assertThat(executions.keySet()).as("nothing ran that is not there").containsAll(runs.keySet());
        executions.forEach((id, execution) -> {
            assertThat(execution.path("state").asText())
                    .as("execution %s has its end: %s", id, execution)
                    .isIn(ENDS)
                    .isEqualTo("succeeded");
            checkRuns(id, runs.getOrDefault(id, List.of()));
            checkAttempts(id, acknowledged.get(id));
        });
        checkNotices(executions.keySet());
    }

    private static void checkRuns(String id, List<RunLedger.Run> runs) {
        Map<String, List<RunLedger.Run>> byAttempt = new HashMap<>();
        runs.forEach(run -> byAttempt
                .computeIfAbsent(run.attempt(), attempt -> new ArrayList<>())
                .add(run));
        assertThat(byAttempt.values())
                .as("each attempt of %s ran once: %s", id, runs)
                .isNotEmpty()
                .allSatisfy(ofAttempt -> assertThat(ofAttempt).hasSize(1));
        List<RunLedger.Run> inOrder = runs.stream()
                .sorted(Comparator.comparingDouble(RunLedger.Run::begin))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(inOrder.get(i - 1).overlaps(inOrder.get(i)))
                    .as("no two attempts of %s overlap: %s", id, inOrder)
                    .isFalse();
        }
    }

    private void checkAttempts(String id, Integer failures) {
        JsonNode attempts = client.get("/api/v1/executions/" + id + "/attempts")
                .expect(200)
                .json()
                .path("items");
        int failed = 0;
        for (JsonNode attempt : attempts) {
            String blame = attempt.path("outcome").path("blame").asText("none");
            assertThat(blame)
                    .as("only the job is to blame for an end of %s: %s", id, attempt)
                    .isIn("none", "job");
            failed += blame.equals("job") ? 1 : 0;
            checkOutput(id, attempt.path("number").asInt());
        }
        if (failures != null) {
            assertThat(failed).as("failures of %s: %s", id, attempts).isEqualTo(failures);
        }
    }

    private void checkOutput(String id, int attempt) {
        await("output of attempt " + attempt + " of " + id)
                .atMost(patience)
                .untilAsserted(() -> assertThat(
                                client.get("/api/v1/executions/" + id + "/output?stream=stdout&attempt=" + attempt)
                                        .expect(200)
                                        .text())
                        .isEqualTo(RunLedger.output()));
    }

    /** A repeated notice has the id of the first. */
    private void checkNotices(Set<String> executions) {
        await("a notice of each end").atMost(patience).untilAsserted(() -> {
            Map<String, Set<String>> byExecution = noticeIds();
            assertThat(byExecution.keySet()).containsAll(executions);
            assertThat(byExecution)
                    .as("each execution ended once")
                    .allSatisfy((id, ids) -> assertThat(ids).hasSize(1));
        });
    }

    private Map<String, Set<String>> noticeIds() {
        Map<String, Set<String>> ids = new TreeMap<>();
        for (JsonNode notice : notices.all()) {
            if (!notice.path("kind").asText().equals("ATTEMPT_FAILED")) {
                ids.computeIfAbsent(notice.path("execution").asText(), id -> new TreeSet<>())
                        .add(notice.path("id").asText());
            }
        }
        return ids;
    }

    private Map<String, JsonNode> executions(String filter) {
        Map<String, JsonNode> found = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/api/v1/executions?limit=200&application=" + LedgerLoad.APPLICATION + filter
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200)
                    .json();
            page.path("items").forEach(item -> found.put(item.path("id").asText(), item));
            cursor = page.path("older").asText("");
        } while (!cursor.isEmpty());
        return found;
    }
}
