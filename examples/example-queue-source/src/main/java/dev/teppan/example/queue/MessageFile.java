package dev.teppan.example.queue;

/**
 * A message's file name: {@code NAME}, or {@code NAME~DELIVERIES~HIDDEN_UNTIL} once it was received. Each step is one rename,
 * so of several receivers one wins, and a hold that runs out needs nobody to end it.
 *
 * @param hiddenUntil epoch milliseconds
 */
record MessageFile(String name, int deliveries, long hiddenUntil) {

    static MessageFile parse(String fileName) {
        String[] parts = fileName.split("~", -1);
        int last = parts.length - 1;
        if (last < 2 || !parts[last].matches("\\d{1,18}") || !parts[last - 1].matches("\\d{1,9}")) {
            return new MessageFile(fileName, 0, 0);
        }
        String name = fileName.substring(0, fileName.length() - parts[last].length() - parts[last - 1].length() - 2);
        return new MessageFile(name, Integer.parseInt(parts[last - 1]), Long.parseLong(parts[last]));
    }

    MessageFile delivered(long until) {
        return new MessageFile(name, deliveries + 1, until);
    }

    MessageFile hidden(long until) {
        return new MessageFile(name, deliveries, until);
    }

    String fileName() {
        return name + "~" + deliveries + "~" + hiddenUntil;
    }
}
