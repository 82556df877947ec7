package dev.teppan.platform.dispatch;

import dev.teppan.spi.executor.FindResult;
import dev.teppan.spi.executor.Run;
import dev.teppan.spi.executor.StartResult;
import java.util.Optional;

/** Asks what became of a launch until there is an answer. */
final class Finder implements Beginning {

    private final Question question;
    private final Watched watched;
    private final Scope scope;
    private final Reports reports;
    private final StartResult.Refused ifGone;

    /** @param ifGone what it means for a launch that is not known to have begun that it is gone */
    Finder(Question question, Reports reports, StartResult.Refused ifGone) {
        this.question = question;
        this.watched = question.watched();
        this.scope = question.scope();
        this.reports = reports;
        this.ifGone = ifGone;
    }

    @Override
    public Optional<Run> begin() throws InterruptedException {
        Pauses pauses = new Pauses(scope.parts().settings().pauses());
        while (true) {
            switch (question.ask()) {
                case FindResult.Attached attached -> {
                    return Optional.of(attached.run());
                }
                case FindResult.Ended ended -> {
                    return Optional.of(ended.run());
                }
                case FindResult.Gone gone -> {
                    if (watched.startedAt().isPresent()) {
                        reports.ended(Outcomes.lost(
                                gone.detail(), scope.parts().clock().instant()));
                    } else {
                        reports.refused(ifGone);
                    }
                    return Optional.empty();
                }
                case FindResult.Unreachable unreachable -> {
                    if (pauses.failures() == 0) {
                        reports.outOfReach(unreachable.detail());
                    }
                    pauses.await(pauses.next());
                }
            }
        }
    }
}
