package dev.teppan.platform.console;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an execution.
 *
 * @param look a state's word: its icon and colour
 * @param time by which events are ordered
 */
record TimelineEvent(String look, String title, String blame, Instant time, Moment at, Optional<Sentence> detail) {}
