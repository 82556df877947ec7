package dev.teppan.platform.console;

import dev.teppan.platform.console.text.Part;
import java.util.List;

/**
 * A line of output.
 *
 * @param number counted from the beginning; empty where that is not known
 * @param iso when it was written; empty where that is not kept
 * @param clock the same, to the millisecond
 */
record LogLine(String number, boolean stderr, String iso, String clock, List<Part> parts) {}
