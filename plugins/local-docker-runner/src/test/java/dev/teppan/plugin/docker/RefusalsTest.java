package dev.teppan.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerException;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusalsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | No such image: nothing:1                     | IMAGE_UNAVAILABLE
            404 | network nothing not found                    | INVALID
            400 | Minimum memory limit allowed is 6MB          | INVALID
            500 | no space left on device                      | UNAVAILABLE
            503 | the engine is shutting down                  | UNAVAILABLE
            429 | too many requests                            | THROTTLED
            """)
    void readsWhyNothingWasCreated(int status, String message, RefusalCause cause) {
        assertThat(Refusals.ofCreate(new DockerException(message, status)).cause())
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | network nothing not found                                        | INVALID
            404 | No such container: abc                                           | UNAVAILABLE
            400 | exec: "nothing": executable file not found in $PATH              | INVALID
            500 | OCI runtime create failed: exec: "x": permission denied          | INVALID
            500 | error while creating mount source path '/x': read-only           | INVALID
            500 | unable to find user nobody9: no matching entries in passwd file  | INVALID
            500 | cannot allocate memory                                           | UNAVAILABLE
            500 | failed to create endpoint a on network bridge: adding interface  | UNAVAILABLE
            503 | the engine is shutting down                                      | UNAVAILABLE
            """)
    void readsWhyNothingWasStarted(int status, String message, RefusalCause cause) {
        assertThat(Refusals.ofStart(new DockerException(message, status)).cause())
                .isEqualTo(cause);
    }
}
