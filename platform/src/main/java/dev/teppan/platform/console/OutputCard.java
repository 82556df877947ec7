package dev.teppan.platform.console;

import java.util.List;

/**
 * The output of one attempt on a page.
 *
 * @param position where a script goes on: {@code STDOUT-STDERR} in bytes
 * @param following whether more may come
 * @param nextNumber the number of the next line; 0 when lines are not counted
 * @param earlier says that earlier output is left out; empty when all is shown
 */
record OutputCard(
        int attempt,
        String livePath,
        String position,
        boolean following,
        long nextNumber,
        boolean attemptChoice,
        List<Choice> choices,
        List<Choice> streams,
        String downloadPath,
        String earlier,
        String earlierPath,
        List<LogLine> lines,
        String nothing,
        String logState,
        String size) {}
