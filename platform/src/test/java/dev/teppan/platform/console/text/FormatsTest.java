package dev.teppan.platform.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:15:12Z");

    @ParameterizedTest
    @CsvSource({"0,0", "999,999", "1204,'1,204'", "99999,'99,999'", "100000,100 k", "999999,999 k", "2049999,2.04 M"})
    void writesCounts(long number, String text) {
        assertThat(Formats.count(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "214,214 B",
        "1023,1023 B",
        "1024,1 KiB",
        "41984,41 KiB",
        "1536,1.5 KiB",
        "1048064,1 MiB",
        "13529146982,12.6 GiB",
        "1073741824,1 GiB",
        "524288000,500 MiB"
    })
    void writesBytes(long bytes, String text) {
        assertThat(Formats.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-5,0.0 s",
        "0,0.0 s",
        "400,0.4 s",
        "9949,9.9 s",
        "9950,10s",
        "31000,31s",
        "59499,59s",
        "59999,1m 00s",
        "252000,4m 12s",
        "3599999,1h 00m",
        "7500000,2h 05m",
        "86400000,1d 0h",
        "273600000,3d 4h"
    })
    void writesDurationsInTwoUnits(long millis, String text) {
        assertThat(Formats.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT45M,45m", "PT90M,1h 30m", "PT10S,10s", "PT24H,1d", "PT0.25S,250 ms"})
    void writesLimitsWithoutEmptyParts(Duration limit, String text) {
        assertThat(Formats.limit(limit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0 %", "21,1000,2.1 %", "1,2,50 %"})
    void writesShares(long part, long whole, String text) {
        assertThat(Formats.share(part, whole)).isEqualTo(text);
    }

    @Test
    void writesClockTimesWithTheDateOnlyOnOtherDays() {
        assertThat(Formats.clock(NOW.minusSeconds(251), NOW)).isEqualTo("10:11:01 UTC");
        assertThat(Formats.clock(Instant.parse("2026-11-19T10:11:01Z"), NOW)).isEqualTo("19 Nov 10:11 UTC");
    }

    @Test
    void writesRelativeTimesWithinADay() {
        assertThat(Formats.relative(NOW.minusSeconds(4), NOW)).isEqualTo("4s ago");
        assertThat(Formats.relative(NOW.minusSeconds(3720), NOW)).isEqualTo("1h 2m ago");
        assertThat(Formats.relative(NOW.plusSeconds(30), NOW)).isEqualTo("in 30s");
        assertThat(Formats.relative(NOW.minusSeconds(86_400), NOW)).isEqualTo("24 Nov 10:15");
    }

    @Test
    void shortensIdsToTheirBeginningAndEnd() {
        assertThat(Formats.shortId("0193f2c8-6b1d-7c40-9e2a-5b80c7f3d41e")).isEqualTo("0193f2c8…d41e");
        assertThat(Formats.shortId("short")).isEqualTo("short");
    }

    @Test
    void cutsNamesInTheMiddleAndNeverWithinACharacter() {
        assertThat(Formats.middle("encode-recipe-video", 20)).isEqualTo("encode-recipe-video");
        assertThat(Formats.middle("send-weekly-digest-to-all-subscribers", 20)).isEqualTo("send-week…ubscribers");
        assertThat(Formats.middle("𠮷".repeat(30), 3)).isEqualTo("𠮷".repeat(9) + "…" + "𠮷".repeat(10));
    }
}
