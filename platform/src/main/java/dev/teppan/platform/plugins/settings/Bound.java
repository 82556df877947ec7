package dev.teppan.platform.plugins.settings;

import java.util.List;

/** What came of binding a tree to a record. */
public sealed interface Bound<C extends Record> {

    /** The record. */
    record Valid<C extends Record>(C value) implements Bound<C> {}

    /** All that is wrong, in the order of the record's components; at least one. */
    record Invalid<C extends Record>(List<SettingProblem> problems) implements Bound<C> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
