package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who is alone is never waited with; those who come together are. */
class GroupSizeTest {

    private final GroupSize group = new GroupSize();

    @Test
    void waitsForNobodyWhileOneEnqueuesAfterTheOther() {
        for (int i = 0; i < 100; i++) {
            assertThat(group.target()).isEqualTo(1);
            group.met(1);
        }
    }

    @Test
    void waitsForNobodyAfterTwoHaveMetOnce() {
        group.met(1);
        group.met(2);
        assertThat(group.target()).isEqualTo(1);
        group.met(1);

        assertThat(group.target()).isEqualTo(1);
    }

    @Test
    void waitsForThoseWhoMeetAgainAndAgain() {
        group.met(8);
        group.met(8);

        assertThat(group.target()).isEqualTo(8);
    }

    @Test
    void waitsInVainOnlyOnce() {
        group.met(8);
        group.met(8);
        group.missed(1);
        assertThat(group.target()).isEqualTo(1);
        group.met(1);

        assertThat(group.target()).isEqualTo(1);
    }

    @Test
    void waitsForNoMoreThanEnough() {
        group.met(500);
        group.met(500);

        assertThat(group.target()).isEqualTo(16);
    }
}
