package dev.teppan.spi.testkit.notifier;

import dev.teppan.spi.notifier.DeliveryResult;
import dev.teppan.spi.notifier.Notification;
import dev.teppan.spi.notifier.Notifier;
import java.util.List;
import java.util.Optional;

class FakeNotifierTest extends NotifierContract {

    @Override
    protected NotifierFixture fixture() {
        FakeNotifier notifier = new FakeNotifier();
        return new NotifierFixture() {
            @Override
            public Notifier open() {
                return notifier;
            }

            @Override
            public List<String> received() {
                return notifier.delivered().stream().map(Notification::toString).toList();
            }

            @Override
            public boolean canFail() {
                return true;
            }

            @Override
            public boolean canRefuse() {
                return true;
            }

            @Override
            public void failTemporarily() {
                notifier.failures().down("away");
            }

            @Override
            public void refuse() {
                notifier.answers(new DeliveryResult.Failed("no such channel", false, Optional.empty()));
            }

            @Override
            public void work() {
                notifier.failures().works();
                notifier.takesAll();
            }
        };
    }
}
