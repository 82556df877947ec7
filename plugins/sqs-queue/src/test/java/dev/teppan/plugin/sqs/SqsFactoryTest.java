package dev.teppan.plugin.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.spi.HostSituation;
import dev.teppan.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SqsFactoryTest {

    private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:mail";

    private static List<String> objections(
            String queue, Optional<String> region, Optional<Secret> secret, Optional<SqsCreate> create, Duration hold) {
        SqsSettings settings = new SqsSettings(
                queue,
                Optional.empty(),
                region,
                Optional.empty(),
                Optional.empty(),
                secret,
                Optional.empty(),
                Optional.empty(),
                create,
                hold,
                Duration.ofSeconds(10),
                1_048_576,
                16);
        return new SqsFactory().objections(settings, new HostSituation(false, false));
    }

    private static List<String> objections(String queue) {
        return objections(queue, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMinutes(1));
    }

    private static SqsCreate create(String deadLetters) {
        return new SqsCreate(Optional.of(deadLetters), 5, Duration.ofDays(14), Map.of(), Map.of());
    }

    @Test
    void takesANameAnArnAndAUrl() {
        assertThat(List.of(
                        "mail",
                        "mail.fifo",
                        ARN,
                        "https://sqs.eu-west-1.amazonaws.com/123456789012/mail",
                        "http://localhost:9324/000000000000/mail"))
                .allSatisfy(queue -> assertThat(objections(queue)).isEmpty());
    }

    @Test
    void namesTheFieldOfWhatCannotBe() {
        assertThat(objections("no such name")).singleElement().asString().startsWith("queue must be");
        assertThat(objections("https://sqs.eu-west-1.amazonaws.com/"))
                .singleElement()
                .asString()
                .startsWith("queue is no");
        Duration hold = Duration.ofMinutes(1);
        assertThat(objections(ARN, Optional.of("us-east-1"), Optional.empty(), Optional.empty(), hold))
                .singleElement()
                .asString()
                .startsWith("region ");
        assertThat(objections("mail", Optional.empty(), Optional.of(new Secret("x")), Optional.empty(), hold))
                .singleElement()
                .asString()
                .startsWith("accessKeyId ");
        assertThat(objections("mail", Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofDays(1)))
                .containsExactly("hold must be between 1s and 43200s");
        assertThat(objections("mail", Optional.empty(), Optional.empty(), Optional.of(create("dead.fifo")), hold))
                .singleElement()
                .asString()
                .startsWith("create.deadLetterQueue ");
        assertThat(objections(ARN, Optional.empty(), Optional.empty(), Optional.of(create("dead")), hold))
                .singleElement()
                .asString()
                .startsWith("create ");
    }

    @Test
    void readsRegionAccountAndEndpointOfAUrl() {
        QueueAddress amazon = QueueAddress.parse("https://sqs.eu-west-1.amazonaws.com/123456789012/mail.fifo");
        assertThat(amazon.region()).contains("eu-west-1");
        assertThat(amazon.account()).contains("123456789012");
        assertThat(amazon.endpoint()).isEmpty();
        assertThat(amazon.fifo()).isTrue();
        assertThat(QueueAddress.parse("http://localhost:9324/000000000000/mail")
                        .endpoint()
                        .orElseThrow())
                .hasToString("http://localhost:9324");
    }
}
