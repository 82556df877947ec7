package dev.teppan.platform.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teppan.platform.app.demo.Sample.Expected;
import org.junit.jupiter.api.Test;

class SampleEndTest {

    private static final Sample FLAKY = new Sample("flaky", "{}", Expected.success(3), false);
    private static final Sample HUNGRY = new Sample("hungry", "{}", Expected.failure("out_of_memory"), true);

    @Test
    void acceptsASuccessAfterTheAttemptsThatWereMeant() throws Exception {
        assertThat(SampleEnd.of(FLAKY, execution("succeeded", 3, "{}")).asIntended())
                .isTrue();
    }

    @Test
    void refusesASuccessThatCameTooEarly() throws Exception {
        assertThat(SampleEnd.of(FLAKY, execution("succeeded", 1, "{}")).differences())
                .containsExactly("attempts is 1 instead of 3");
    }

    @Test
    void acceptsAFailureForTheReasonThatWasMeant() throws Exception {
        SampleEnd end = SampleEnd.of(
                HUNGRY, execution("failed", 1, "{\"reason\":\"out_of_memory\",\"exitCode\":137,\"blame\":\"job\"}"));

        assertThat(end.asIntended()).isTrue();
        assertThat(end.summary()).isEqualTo("failed (out of memory, exit code 137, blame: job)");
    }

    @Test
    void refusesAFailureForAnotherReason() throws Exception {
        SampleEnd end = SampleEnd.of(
                HUNGRY, execution("failed", 1, "{\"reason\":\"exit_code\",\"exitCode\":137,\"blame\":\"job\"}"));

        assertThat(end.differences()).containsExactly("reason is exit_code instead of out_of_memory");
        assertThat(end.summary()).isEqualTo("failed (exit code 137, blame: job)");
    }

    private static JsonNode execution(String state, int attempt, String outcome) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree("{\"state\":\"%s\",\"attempt\":{\"number\":%d},\"outcome\":%s}"
                        .formatted(state, attempt, outcome));
    }
}
