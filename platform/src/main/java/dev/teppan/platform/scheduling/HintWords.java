package dev.teppan.platform.scheduling;

import java.util.stream.Collectors;

/** Says the arithmetic of a hint in one or a few sentences. */
final class HintWords {

    private final HintSettings settings;
    private final HintInputs inputs;
    private final Packing packing;

    HintWords(HintSettings settings, HintInputs inputs, Packing packing) {
        this.settings = settings;
        this.inputs = inputs;
        this.packing = packing;
    }

    /**
     * The reason of a hint.
     *
     * @param bounded what is needed with head-room and within the bounds
     */
    String reason(int busy, int bounded, Hint hint) {
        long waiting = inputs.demands().stream().mapToLong(Demand::count).sum();
        long left = packing.lines().stream().mapToLong(Packing.Line::leftOver).sum();
        StringBuilder words = new StringBuilder();
        words.append(busy).append(" of ").append(inputs.nodes().size()).append(" nodes run work; ");
        words.append(waiting)
                .append(" waiting need ")
                .append(hint.needed() - busy)
                .append(" more");
        if (settings.headRoom() > 0) {
            words.append("; head-room ").append(Words.percent(settings.headRoom()));
        }
        words.append("; from ").append(settings.least()).append(" to ").append(settings.most());
        words.append(": ").append(bounded).append('.');
        if (left > 0) {
            words.append(' ').append(left).append(" find no node that may be had.");
        }
        settings.mostPerHour()
                .ifPresent(most -> words.append(" Costs ")
                        .append(hint.pricePerHour())
                        .append(" of ")
                        .append(most)
                        .append(" an hour."));
        if (inputs.shapes().size() > 1 && !hint.more().isEmpty()) {
            words.append(hint.more().stream()
                    .map(more -> more.nodes() + " × (" + Words.of(more.shape().size()) + ")")
                    .collect(Collectors.joining(", ", " New: ", ".")));
        }
        end(words, hint.wanted(), bounded, hint.drainable().size());
        return words.toString();
    }

    private void end(StringBuilder words, int wanted, int bounded, int drainable) {
        if (wanted < bounded) {
            words.append(" One more is asked for when it is needed for ")
                    .append(Words.seconds(settings.confirmation()))
                    .append('.');
        } else if (wanted > bounded) {
            words.append(' ').append(wanted - bounded).append(" more are kept, empty for too short a time.");
        } else if (drainable > 0) {
            words.append(' ').append(drainable).append(" may go.");
        }
    }
}
