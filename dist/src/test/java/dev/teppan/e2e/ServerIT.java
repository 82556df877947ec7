package dev.teppan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerIT {
    @RegisterExtension
    private final TeppanServer server = new TeppanServer(ServerConfig.plain());

    @Test
    void saysThatItIsHealthy() {
        var health = server.client().get("/admin/healthcheck").expect(200);

        assertThat(health.json())
                .isNotEmpty()
                .allSatisfy(
                        check -> assertThat(check.path("healthy").asBoolean()).isTrue());
    }

    @Test
    void startsAgainOnItsDataAfterKill() {
        server.kill();
        server.restart();

        assertThat(server.client().get("/api/v1/status").status()).isEqualTo(200);
    }

    @Test
    void endsWhenAsked() {
        assertThat(server.stop()).isIn(0, 143);
        assertThat(server.log()).doesNotContain("Exception");
    }

    @Test
    void refusesASecondServerOnTheSameData() {
        var second = server.startAnother();

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains(server.data().toString());
    }
}
