package dev.teppan.platform.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.catalog.Problem;
import dev.teppan.platform.simulation.Result;
import dev.teppan.platform.simulation.Workload;
import dev.teppan.platform.simulation.report.Comparison;
import dev.teppan.platform.simulation.report.HtmlReport;
import dev.teppan.platform.simulation.report.JsonReport;
import dev.teppan.platform.simulation.report.TextTable;
import dev.teppan.platform.simulation.scenario.Scenario.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioCodecTest {

    private static final String GOOD = """
            name: small & <quick>
            workload:
              made:
                span: 2h
                applications:
                  - name: web
                    weight: 300
                    jobs: 3
                    resources: {cpu: 0.5, memory: 1GiB}
                    upTo: {cpu: 2, memory: 4GiB}
                    runTime: {median: 30s, between: 0.5}
                    perHour: 60
                    dailyPeak: 3
                  - name: batch
                    runTime: {median: 2m, tailPart: 0.1, longest: 1h}
                    bursts: {perDay: 40, size: 5, alpha: 1.2, largest: 40}
            nodes:
              shapes:
                - {name: spot, resources: {cpu: 4, memory: 16GiB}, pricePerHour: 0.1, lossesPerHour: 1}
              max: 6
            policies:
              - policy: teppan
              - {policy: teppan, name: other, patience: 1m, applications: {web: {weight: 1, limits: {running: 2}}}}
              - {policy: fifo}
              - {policy: ecs-managed, warmUp: 60s}
            """;

    @Test
    void theSameSeedGivesTheSameReportAndAnotherSeedAnotherOne() throws JsonProcessingException {
        Comparison once = run(GOOD, 1);

        assertThat(JsonReport.of(run(GOOD, 1))).isEqualTo(JsonReport.of(once));
        assertThat(HtmlReport.of(run(GOOD, 1))).isEqualTo(HtmlReport.of(once));
        assertThat(JsonReport.of(run(GOOD, 2))).isNotEqualTo(JsonReport.of(once));
        assertThat(once.results())
                .extracting(Result::contender)
                .containsExactly("Teppan", "other", "FIFO", "ECS managed 60 s");
        // At most two of one application at once, so that it waits longer.
        assertThat(once.results().get(1).byApplication().get("web").mean())
                .isGreaterThan(once.results().get(0).byApplication().get("web").mean());
    }

    @Test
    void aTenantIsTheSameWhateverOthersThereAre() throws JsonProcessingException {
        String alone = GOOD.replaceAll("(?s) {6}- name: web.*?(?= {6}- name: batch)", "");
        Workload both = made(GOOD).make("w", read(GOOD).nodes(), 3);
        Workload one = made(alone).make("w", read(alone).nodes(), 3);

        assertThat(both.arrivals().stream()
                        .filter(arrival ->
                                both.shape(arrival).job().application().equals("batch"))
                        .map(arrival -> arrival.at() + " " + arrival.runs()))
                .containsExactlyElementsOf(one.arrivals().stream()
                        .map(arrival -> arrival.at() + " " + arrival.runs())
                        .toList());
    }

    @Test
    void thePageNeedsNothingElseAndNoScriptAndEscapesNames() throws JsonProcessingException {
        String page = HtmlReport.of(run(GOOD, 1));

        assertThat(page)
                .contains("<svg", "prefers-color-scheme: dark", "small &amp; &lt;quick&gt;", "lost runs")
                .doesNotContain("<script", "http:", "https:", "<quick>", "NaN");
    }

    @Test
    void theTableHasAllPoliciesAndTheBound() throws JsonProcessingException {
        List<String> lines = TextTable.lines(run(GOOD, 1));

        assertThat(lines.subList(lines.size() - 6, lines.size()))
                .extracting(line -> line.split(" {2,}", -1)[0])
                .containsExactly("", "Teppan", "other", "FIFO", "ECS managed 60 s", "lower bound");
    }

    @Test
    void namesEachBadField() throws JsonProcessingException {
        String bad = """
                sede: 1
                starvedAfter: soon
                workload:
                  made:
                    span: 2h
                    applications:
                      - {name: "a b", runTime: {median: -1s}, perHour: -2}
                      - {name: idle, runTime: {median: 1s}}
                      - {name: less, runTime: {median: 1s}, perHour: 1, resources: {cpu: 4}, upTo: {cpu: 2}}
                nodes: {min: 9, max: 3, shapes: [{name: x}]}
                policies: [{policy: best}, {policy: fifo, patience: 1s}, {policy: teppan, mostPasses: 0}]
                """;

        assertThat(problems(bad))
                .contains(
                        "/sede",
                        "/starvedAfter",
                        "/workload/made/applications/0/name",
                        "/workload/made/applications/0/runTime/median",
                        "/workload/made/applications/0/perHour",
                        "/workload/made/applications/1/perHour",
                        "/workload/made/applications/2/upTo",
                        "/nodes/shapes/0/resources",
                        "/policies/0/policy",
                        "/policies/1/policy",
                        "/policies/2/mostPasses");
        assertThat(problems("nodes: {min: 9, max: 3}")).containsExactly("/nodes/min");
        assertThat(problems("workload: {}")).containsExactly("/workload");
        assertThat(problems("workload: {swf: {}}")).containsExactly("/workload/swf/file");
    }

    private static Comparison run(String text, long seed) throws JsonProcessingException {
        Scenario scenario = read(text);
        MadeWorkload made = made(text);
        return Comparison.run(
                scenario.name(),
                made.make(scenario.name(), scenario.nodes(), seed),
                scenario.policies().stream()
                        .map(policy -> policy.contender(made.rules(), scenario.nodes()))
                        .toList(),
                seed,
                scenario.starvedAfter(),
                List.of(),
                () -> {});
    }

    private static MadeWorkload made(String text) throws JsonProcessingException {
        return ((Source.Made) read(text).source().orElseThrow()).workload();
    }

    private static Scenario read(String text) throws JsonProcessingException {
        return ScenarioCodec.read(new YAMLMapper().readTree(text)).orElseThrow();
    }

    private static List<String> problems(String text) throws JsonProcessingException {
        return switch (ScenarioCodec.read(new YAMLMapper().readTree(text))) {
            case Decoded.Invalid<Scenario> invalid ->
                invalid.problems().stream().map(Problem::pointer).toList();
            case Decoded.Valid<Scenario> valid -> List.of();
        };
    }
}
