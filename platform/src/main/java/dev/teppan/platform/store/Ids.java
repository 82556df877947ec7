package dev.teppan.platform.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids, UUID version 7, each later in order than all before it, also when the clock is set back. */
final class Ids {

    private final TimeBasedEpochGenerator generator;

    Ids(InstantSource clock) {
        this.generator = Generators.timeBasedEpochGenerator(new SecureRandom(), new Forward(clock));
    }

    String next() {
        return generator.generate().toString();
    }

    private static final class Forward extends UUIDClock {
        private final InstantSource clock;
        private final AtomicLong latest = new AtomicLong();

        Forward(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public long currentTimeMillis() {
            return latest.accumulateAndGet(clock.millis(), Math::max);
        }
    }
}
