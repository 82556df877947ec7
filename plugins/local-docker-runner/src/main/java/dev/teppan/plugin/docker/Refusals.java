package dev.teppan.plugin.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.teppan.spi.executor.StartResult.RefusalCause;
import dev.teppan.spi.executor.StartResult.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads an engine's error answers. They have no codes of their own, so the status and some words must do. */
final class Refusals {

    /** Words of a 500 that blames what was asked for. */
    private static final List<String> REQUEST_AT_FAULT = List.of(
            "executable file not found",
            "no such file or directory",
            "permission denied",
            "is a directory",
            "exec format error",
            "not a directory",
            "unable to find user",
            "unable to find group",
            "mount",
            "network");

    /** Words of a 500 that blames the engine's own networking, whatever else it says. */
    private static final String ENGINES_NETWORK = "failed to create endpoint";

    private Refusals() {}

    static boolean imageMissing(DockerException answer) {
        return answer.getHttpStatus() == 404 && text(answer).contains("no such image");
    }

    static Refused ofCreate(DockerException answer) {
        return refused(
                switch (answer.getHttpStatus()) {
                    case 404 -> imageMissing(answer) ? RefusalCause.IMAGE_UNAVAILABLE : RefusalCause.INVALID;
                    case 400, 406 -> RefusalCause.INVALID;
                    case 429 -> RefusalCause.THROTTLED;
                    default -> RefusalCause.UNAVAILABLE;
                },
                answer);
    }

    static Refused ofStart(DockerException answer) {
        boolean noContainer = text(answer).contains("no such container");
        boolean requestAtFault = REQUEST_AT_FAULT.stream().anyMatch(text(answer)::contains)
                && !text(answer).contains(ENGINES_NETWORK);
        return refused(
                switch (answer.getHttpStatus()) {
                    case 400 -> RefusalCause.INVALID;
                    case 404 -> noContainer ? RefusalCause.UNAVAILABLE : RefusalCause.INVALID;
                    case 500 -> requestAtFault ? RefusalCause.INVALID : RefusalCause.UNAVAILABLE;
                    default -> RefusalCause.UNAVAILABLE;
                },
                answer);
    }

    static Refused unavailable(String detail) {
        return new Refused(RefusalCause.UNAVAILABLE, detail, Optional.empty());
    }

    static Refused of(RefusalCause cause, String detail) {
        return new Refused(cause, detail, Optional.empty());
    }

    private static Refused refused(RefusalCause cause, DockerException answer) {
        String detail = answer.getMessage() == null ? "status " + answer.getHttpStatus() : answer.getMessage();
        return new Refused(cause, detail.strip(), Optional.empty());
    }

    private static String text(DockerException answer) {
        return answer.getMessage() == null ? "" : answer.getMessage().toLowerCase(Locale.ROOT);
    }
}
