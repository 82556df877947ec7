package dev.teppan.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teppan.platform.execution.Actor;
import dev.teppan.platform.store.CatalogStore.Kind;
import dev.teppan.platform.store.CatalogStore.SaveResult;
import dev.teppan.platform.store.CatalogStore.SaveResult.Conflict;
import dev.teppan.platform.store.CatalogStore.SaveResult.Saved;
import dev.teppan.platform.store.CatalogStore.SaveResult.Unchanged;
import dev.teppan.platform.store.CatalogStore.Stored;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Definitions and their revisions. */
abstract class CatalogContract extends StoreContract {

    private static final Actor ANN = new Actor("user:ann");
    private static final Actor BOB = new Actor("user:bob");

    private SaveResult save(String name, String definition, Optional<Integer> expected) {
        return database().catalog().save(Kind.JOB, name, definition, expected, ANN);
    }

    @Test
    void countsRevisionsAndNamesTheActor() {
        assertThat(save("shop/mail", "{\"a\":1}", Optional.of(0)))
                .isEqualTo(new Saved(new Stored(Kind.JOB, "shop/mail", 1, "{\"a\":1}", clock.instant(), ANN), true));
        assertThat(database().catalog().save(Kind.JOB, "shop/mail", "{\"a\":2}", Optional.of(1), BOB))
                .isEqualTo(new Saved(new Stored(Kind.JOB, "shop/mail", 2, "{\"a\":2}", clock.instant(), BOB), false));

        assertThat(database()
                        .catalog()
                        .find(Kind.JOB, "shop/mail")
                        .orElseThrow()
                        .revision())
                .isEqualTo(2);
        assertThat(database()
                        .catalog()
                        .findRevision(Kind.JOB, "shop/mail", 1)
                        .orElseThrow()
                        .definition())
                .isEqualTo("{\"a\":1}");
        assertThat(database().catalog().revisions(Kind.JOB, "shop/mail", 10))
                .extracting(Stored::revision)
                .containsExactly(2, 1);
    }

    @Test
    void makesNoRevisionWhereNothingChanged() {
        save("shop/same", "{}", Optional.empty());

        assertThat(save("shop/same", "{}", Optional.empty())).isInstanceOf(Unchanged.class);
        assertThat(database().catalog().revisions(Kind.JOB, "shop/same", 10)).hasSize(1);
    }

    @Test
    void savesOnlyOverTheExpectedRevision() {
        save("shop/seen", "{}", Optional.empty());
        Stored present = database().catalog().find(Kind.JOB, "shop/seen").orElseThrow();

        assertThat(save("shop/seen", "{\"b\":1}", Optional.of(0))).isEqualTo(new Conflict(Optional.of(present)));
        assertThat(save("shop/seen", "{\"b\":1}", Optional.of(2))).isEqualTo(new Conflict(Optional.of(present)));
        assertThat(save("shop/none", "{}", Optional.of(1))).isEqualTo(new Conflict(Optional.empty()));
    }

    @Test
    void keepsRevisionsOfWhatIsDeletedAndGoesOnCounting() {
        save("shop/gone", "{\"a\":1}", Optional.empty());

        assertThat(database().catalog().delete(Kind.JOB, "shop/gone", Optional.of(7), BOB))
                .isInstanceOf(Conflict.class);
        assertThat(database().catalog().delete(Kind.JOB, "shop/gone", Optional.of(1), BOB))
                .isInstanceOf(Saved.class);
        assertThat(database().catalog().find(Kind.JOB, "shop/gone")).isEmpty();
        assertThat(database().catalog().list(Kind.JOB))
                .noneMatch(stored -> stored.name().equals("shop/gone"));
        assertThat(database().catalog().findRevision(Kind.JOB, "shop/gone", 1)).isPresent();
        assertThat(database().catalog().delete(Kind.JOB, "shop/gone", Optional.empty(), BOB))
                .isEqualTo(new Conflict(Optional.empty()));

        assertThat(save("shop/gone", "{\"a\":1}", Optional.of(0)))
                .isEqualTo(new Saved(new Stored(Kind.JOB, "shop/gone", 2, "{\"a\":1}", clock.instant(), ANN), true));
    }

    @Test
    void listsByNameAndTellsSimilarNamesApart() {
        for (String name : new String[] {"b", "B", "ä", "a-b", "ab"}) {
            database().catalog().save(Kind.QUEUE, name, "{\"name\":\"" + name + "\"}", Optional.of(0), ANN);
        }

        assertThat(database().catalog().list(Kind.QUEUE))
                .extracting(Stored::name)
                .containsExactly("B", "a-b", "ab", "b", "ä");
    }

    @Test
    void leavesAnIntentWithEachChange() {
        long before = changes();
        save("shop/told", "{}", Optional.empty());
        save("shop/told", "{}", Optional.empty());
        database().catalog().delete(Kind.JOB, "shop/told", Optional.empty(), ANN);

        assertThat(changes() - before).isEqualTo(2);
    }

    private long changes() {
        return database().intents().oldest(10_000).stream()
                .filter(intent -> intent.intent() instanceof Intent.CatalogChanged)
                .count();
    }

    @Test
    void keepsAnyTextButNul() {
        String definition = "{\"image\":\"" + "鉄板🍳".repeat(20_000) + "\"}";
        save("shop/text", definition, Optional.empty());

        assertThat(database()
                        .catalog()
                        .find(Kind.JOB, "shop/text")
                        .orElseThrow()
                        .definition())
                .isEqualTo(definition);
        assertThatThrownBy(() -> save("shop/nul", "a\0", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("definition");
    }
}
