package dev.teppan.platform.simulation.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads lines of the Standard Workload Format, version 2.2 (Feitelson and others, Parallel Workloads Archive): comments that
 * begin with {@code ;}, of which {@code ; Name: text} are headers, and jobs of 18 numbers.
 */
final class SwfLines {

    private static final int FIELDS = 18;
    private static final int MOST_NAMED = 20;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern HEADER = Pattern.compile(";\\s*([A-Za-z]{1,40}):\\s*(.*)");
    private static final String[] NAMES = {
        "job number",
        "submit time",
        "wait time",
        "run time",
        "number of allocated processors",
        "average CPU time used",
        "used memory",
        "requested number of processors",
        "requested time",
        "requested memory",
        "status",
        "user ID",
        "group ID",
        "executable number",
        "queue number",
        "partition number",
        "preceding job number",
        "think time"
    };

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<SwfJob> jobs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int bad;
    private int number;

    /** Takes the next line. */
    void line(String line) {
        number++;
        String text = line.strip();
        if (text.startsWith(";")) {
            header(text);
        } else if (!text.isEmpty()) {
            job(SPACE.split(text));
        }
    }

    /** Headers by their names; the first of a name. */
    Map<String, String> headers() {
        return headers;
    }

    /**
     * The jobs in the order of their submit times.
     *
     * @throws TraceException when lines were bad; it names the first {@value #MOST_NAMED}
     */
    List<SwfJob> jobs() throws TraceException {
        if (bad > 0) {
            if (bad > problems.size()) {
                problems.add((bad - problems.size()) + " more bad lines");
            }
            throw new TraceException(problems);
        }
        return jobs.stream().sorted(Comparator.comparingLong(SwfJob::submitted)).toList();
    }

    private void header(String text) {
        var matcher = HEADER.matcher(text);
        if (matcher.matches()) {
            headers.putIfAbsent(matcher.group(1), matcher.group(2).strip());
        }
    }

    private void job(String[] fields) {
        if (fields.length != FIELDS) {
            problem("has " + fields.length + " fields, must have " + FIELDS);
            return;
        }
        long[] values = new long[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            if (!NUMBER.matcher(fields[i]).matches()) {
                problem("field " + (i + 1) + " (" + NAMES[i] + ") must be a number, not \"" + printable(fields[i])
                        + "\"");
                return;
            }
            values[i] = (long) Math.ceil(Double.parseDouble(fields[i]));
        }
        jobs.add(new SwfJob(
                number,
                values[1],
                values[3],
                values[4] > 0 ? values[4] : values[7],
                values[9] > 0 ? values[9] : values[6],
                values[8],
                values[10],
                values[11],
                values[13],
                values[14]));
    }

    private void problem(String message) {
        bad++;
        if (problems.size() < MOST_NAMED) {
            problems.add("line " + number + ": " + message);
        }
    }

    private static String printable(String text) {
        String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
