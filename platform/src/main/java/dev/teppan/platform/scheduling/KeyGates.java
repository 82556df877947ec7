package dev.teppan.platform.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All keys in use, by number. What a key holds back is out of its lane's line, so it is not looked at again and again. */
final class KeyGates {

    private final Map<KeyGate.Name, KeyGate> byName = new HashMap<>();
    private final List<@Nullable KeyGate> byNumber = new ArrayList<>();
    private final Deque<Integer> unused = new ArrayDeque<>();

    /** The gate of a key, with one more that refers to it. */
    @Nullable
    KeyGate refer(String application, Optional<String> key) {
        if (key.isEmpty()) {
            return null;
        }
        KeyGate.Name name = new KeyGate.Name(application, key.get());
        KeyGate gate = byName.get(name);
        if (gate == null) {
            int number = unused.isEmpty() ? byNumber.size() : unused.pop();
            gate = new KeyGate(number, name);
            byName.put(name, gate);
            if (number == byNumber.size()) {
                byNumber.add(gate);
            } else {
                byNumber.set(number, gate);
            }
        }
        gate.references(1);
        return gate;
    }

    void drop(@Nullable KeyGate gate) {
        if (gate != null && !gate.references(-1)) {
            byName.remove(gate.name());
            byNumber.set(gate.number(), null);
            unused.push(gate.number());
        }
    }

    /** The gate of a number; null for the number of no key. */
    @Nullable
    KeyGate get(int number) {
        return number == PendingTable.NONE ? null : Objects.requireNonNull(byNumber.get(number));
    }

    List<KeyGate> all() {
        return byNumber.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    int size() {
        return byName.size();
    }
}
