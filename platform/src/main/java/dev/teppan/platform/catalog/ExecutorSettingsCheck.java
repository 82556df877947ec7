package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Validates what a job sets for a type of executor. The plugin that brings the type decides. */
@FunctionalInterface
public interface ExecutorSettingsCheck {

    /** Accepts everything: for definitions that were checked when they were saved. */
    ExecutorSettingsCheck NONE = (type, settings) -> List.of();

    /**
     * Checks the settings for one type.
     *
     * @param type the type of an executor, as its factory names it
     * @return all problems, pointers relative to {@code settings}; an unknown type is a problem too
     */
    List<Problem> check(String type, JsonNode settings);
}
