package dev.teppan.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teppan.platform.catalog.RunsOn;
import dev.teppan.platform.scheduling.HintInputs.Memory;
import dev.teppan.platform.scheduling.HintInputs.PresentNode;
import dev.teppan.spi.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HintMakerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Resources NODE = Resources.of(16_000, 64_000);
    private static final Resources SMALL = Resources.of(4_000, 16_000);

    private final List<PresentNode> nodes = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();
    private List<NodeShape> shapes = List.of(new NodeShape(NODE, 0));
    private Memory memory = Memory.NONE;

    @Test
    void growsFromNothingAtOnce() {
        waits(SMALL, 9);

        Hint hint = hint(HintSettings.upTo(10), 0);

        assertThat(hint.needed()).isEqualTo(3);
        assertThat(hint.wanted()).isEqualTo(3);
        assertThat(hint.lowerBound()).isEqualTo(3);
        assertThat(hint.reason()).isEqualTo("0 of 0 nodes run work; 9 waiting need 3 more; from 0 to 10: 3.");
        assertThat(hint.packed())
                .singleElement()
                .satisfies(line -> assertThat(line.onNew()).isEqualTo(9));
    }

    @Test
    void usesTheRoomThatIsThereFirst() {
        busy("a", NODE.minus(SMALL));
        idle("b");
        waits(SMALL, 7);

        Hint hint = hint(HintSettings.upTo(10), 0);

        assertThat(hint.needed()).isEqualTo(2);
        assertThat(hint.wanted()).isEqualTo(2);
        assertThat(hint.packed().getFirst().onPresent()).isEqualTo(7);
        assertThat(hint.busy()).containsExactly("a");
    }

    @Test
    void asksForOneMoreOnlyWhenThatIsConfirmed() {
        busy("a", Resources.NONE);
        waits(SMALL, 1);

        assertThat(hint(HintSettings.upTo(10), 0).wanted()).isEqualTo(1);
        assertThat(hint(HintSettings.upTo(10), 19).wanted()).isEqualTo(1);
        assertThat(hint(HintSettings.upTo(10), 20).wanted()).isEqualTo(2);
    }

    @Test
    void keepsAskingWhileTheNodeBoots() {
        busy("a", Resources.NONE);
        waits(SMALL, 1);
        hint(HintSettings.upTo(10), 0);
        hint(HintSettings.upTo(10), 20);

        assertThat(hint(HintSettings.upTo(10), 21).wanted()).isEqualTo(2);
    }

    @Test
    void shrinksToNothingByTwoGraces() {
        idle("a");
        idle("b");
        idle("c");
        HintSettings settings = HintSettings.upTo(10);

        assertThat(hint(settings, 0).drainable()).isEmpty();
        assertThat(hint(settings, 119).drainable()).isEmpty();
        assertThat(hint(settings, 120).drainable()).containsExactly("a", "b");
        assertThat(hint(settings, 899).drainable()).containsExactly("a", "b");
        assertThat(hint(settings, 900).drainable()).containsExactly("a", "b", "c");
        assertThat(hint(settings, 900).wanted()).isZero();
    }

    @Test
    void neverDrainsANodeThatRunsWork() {
        busy("a", NODE.minus(SMALL));
        idle("b");

        hint(HintSettings.upTo(10), 0);
        Hint hint = hint(HintSettings.upTo(10), 10_000);

        assertThat(hint.drainable()).containsExactly("b");
        assertThat(hint.busy()).containsExactly("a");
        assertThat(hint.wanted()).isEqualTo(1);
    }

    @Test
    void doesNotShrinkSoonAfterItGrew() {
        waits(SMALL, 8);
        hint(HintSettings.upTo(10), 1_000);
        demands.clear();
        idle("a");
        idle("b");
        hint(HintSettings.upTo(10), 1_001);

        assertThat(hint(HintSettings.upTo(10), 1_119).drainable()).isEmpty();
        assertThat(hint(HintSettings.upTo(10), 1_121).drainable()).containsExactly("a");
    }

    @Test
    void staysWithinItsBoundsAndItsPrice() {
        shapes = List.of(new NodeShape(NODE, 1.0));
        waits(SMALL, 100);

        assertThat(hint(HintSettings.upTo(10), 0).wanted()).isEqualTo(10);
        HintSettings cheap = withPrice(3.5);
        Hint hint = hint(cheap, 0);
        assertThat(hint.wanted()).isEqualTo(3);
        assertThat(hint.packed().getFirst().leftOver()).isEqualTo(88);
        assertThat(hint.reason()).contains("88 find no node that may be had").contains("Costs 3.0 of 3.5 an hour");
    }

    @Test
    void takesTheShapeThatIsCheapestForWhatWaits() {
        shapes = List.of(new NodeShape(NODE, 1.0), new NodeShape(Resources.of(4_000, 64_000), 0.5));
        waits(Resources.of(1_000, 32_000), 4);

        Hint hint = hint(withPrice(1.0), 0);

        assertThat(hint.packed().getFirst().onNew())
                .as("two nodes of half the price")
                .isEqualTo(4);
    }

    @Test
    void saysOfWhichShapesTheNewNodesAreAndWhatAllCost() {
        NodeShape large = new NodeShape(NODE, 1.0);
        NodeShape lean = new NodeShape(Resources.of(16_000, 16_000), 0.5);
        shapes = List.of(large, lean);
        busy("a", Resources.NONE);
        waits(Resources.of(4_000, 4_000), 8);
        waits(Resources.of(4_000, 16_000), 4);

        Hint hint = hint(HintSettings.upTo(10), 0);

        assertThat(hint.wanted()).isEqualTo(4);
        assertThat(hint.more()).containsExactlyInAnyOrder(new Hint.More(large, 1), new Hint.More(lean, 2));
        assertThat(hint.pricePerHour()).as("of the busy one, too").isEqualTo(3.0);
        assertThat(hint.reason()).contains("New: 1 × (").contains("2 × (");
    }

    @Test
    void headRoomIsNeverDearerThanItMayBe() {
        shapes = List.of(new NodeShape(NODE, 1.0));
        waits(SMALL, 8);
        HintSettings cheap = withPrice(3.5).with(0, 10, 1.0);

        Hint hint = hint(cheap, 0);

        assertThat(hint.needed()).isEqualTo(2);
        assertThat(hint.wanted()).as("four would be head-room of as much again").isEqualTo(3);
        assertThat(hint.pricePerHour()).isEqualTo(3.0);
    }

    @Test
    void asksForALargerNodeBesideEmptyOnesThatAreTooSmall() {
        nodes.add(new PresentNode("s1", SMALL, SMALL, false));
        nodes.add(new PresentNode("s2", SMALL, SMALL, false));
        nodes.add(new PresentNode("s3", SMALL, SMALL, false));
        waits(NODE, 2);

        assertThat(hint(HintSettings.upTo(10), 0).wanted()).isEqualTo(5);
    }

    @Test
    void packsWithinOneTwentiethOfTheBoundOnMixedWork() {
        IntStream.rangeClosed(1, 12).forEach(i -> waits(Resources.of(250L * i, 1_000L * (1 + (i * 7) % 12)), 500));

        Hint hint = hint(HintSettings.upTo(10_000), 0);

        assertThat(hint.needed()).isBetween(hint.lowerBound(), (int) (hint.lowerBound() * 1.05));
        assertThat(hint.packed()).allSatisfy(line -> assertThat(line.leftOver()).isZero());
    }

    private static HintSettings withPrice(double most) {
        HintSettings usual = HintSettings.upTo(10);
        return new HintSettings(
                0,
                10,
                0,
                Optional.of(most),
                usual.confirmation(),
                usual.impatience(),
                usual.cooldown(),
                usual.idleGrace(),
                usual.keepIdle(),
                usual.keepIdleGrace());
    }

    private void waits(Resources each, long count) {
        demands.add(new Demand(each, RunsOn.ANYWHERE, count, START.plus(Duration.ofDays(1))));
    }

    private void busy(String id, Resources free) {
        nodes.add(new PresentNode(id, NODE, free, true));
    }

    private void idle(String id) {
        nodes.add(new PresentNode(id, NODE, NODE, false));
    }

    private Hint hint(HintSettings settings, long second) {
        Hint hint = new HintMaker(settings)
                .hint(new HintInputs("executor", "pool", START.plusSeconds(second), shapes, nodes, demands), memory);
        memory = hint.memory();
        return hint;
    }
}
