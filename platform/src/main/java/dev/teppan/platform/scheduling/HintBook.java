package dev.teppan.platform.scheduling;

import dev.teppan.platform.scheduling.HintInputs.Memory;
import dev.teppan.platform.scheduling.PoolHint.Hinted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the hints of all pools, one after another in time, and remembers for each pool what the next needs. For one thread. */
public final class HintBook {

    /** Entries kept of each pool. */
    public static final int HISTORY = 100;

    private record Name(String executor, String pool) {}

    private record Entry(Memory memory, Deque<Hinted> history) {}

    private final HintRules rules;
    private Map<Name, Entry> entries = new HashMap<>();

    public HintBook(HintRules rules) {
        this.rules = rules;
    }

    /** The hints of these pools, and of no others: what is not among them any more is forgotten. */
    public List<PoolHint> hints(List<HintInputs> pools) {
        Map<Name, Entry> next = new HashMap<>();
        List<PoolHint> hints = new ArrayList<>();
        for (HintInputs stated : pools) {
            PoolRules rule = rules.of(stated.executor(), stated.pool());
            HintInputs inputs = rule.in(stated);
            Name name = new Name(inputs.executor(), inputs.pool());
            Entry known = entries.getOrDefault(name, new Entry(Memory.NONE, new ArrayDeque<>()));
            Hint hint = new HintMaker(rule.settings()).hint(inputs, known.memory());
            note(known.history(), inputs, hint);
            next.put(name, new Entry(hint.memory(), known.history()));
            hints.add(new PoolHint(inputs, known.memory(), rule, hint, List.copyOf(known.history()), Delivery.SHOWN));
        }
        entries = next;
        return hints;
    }

    private static void note(Deque<Hinted> history, HintInputs inputs, Hint hint) {
        Hinted last = history.peekFirst();
        if (last == null || last.needed() != hint.needed() || last.wanted() != hint.wanted()) {
            history.addFirst(new Hinted(inputs.now(), hint.present(), hint.needed(), hint.wanted(), hint.reason()));
            if (history.size() > HISTORY) {
                history.removeLast();
            }
        }
    }
}
