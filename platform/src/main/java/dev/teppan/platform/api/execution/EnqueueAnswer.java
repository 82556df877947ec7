package dev.teppan.platform.api.execution;

import dev.teppan.platform.api.http.Refusal;
import dev.teppan.platform.api.http.Refusal.Kind;
import dev.teppan.platform.intake.EnqueueResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a caller is told of an execution that was taken in. */
record EnqueueAnswer(String location, byte[] json) {

    static final int STATUS = 201;

    /**
     * The answer to a result.
     *
     * @throws Refusal when it was not taken in
     */
    static EnqueueAnswer of(EnqueueResult result) {
        return switch (result) {
            case EnqueueResult.Accepted accepted ->
                new EnqueueAnswer(
                        EnqueueHandler.PATH + "/" + accepted.execution().id(),
                        ExecutionJson.of(accepted.execution()).toString().getBytes(StandardCharsets.UTF_8));
            case EnqueueResult.Refused refused ->
                throw switch (refused.cause()) {
                    case TOO_LARGE ->
                        new Refusal(
                                Kind.TOO_LARGE, refused.problems().getFirst().toString(), refused.problems(), Map.of());
                    case INVALID, UNKNOWN_JOB, UNKNOWN_QUEUE -> Refusal.invalid(refused.problems());
                };
        };
    }
}
