package dev.teppan.platform.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/** What names may look like. All are case-sensitive. */
public enum NameRule {
    /** An application's name, as Barbeque has it. */
    APPLICATION("[A-Za-z0-9_-]{1,80}", "1 to 80 characters: letters, digits, \"_\" and \"-\""),
    /** A job's name; class names of Ruby and Java fit. */
    JOB(
            "[A-Za-z0-9_][A-Za-z0-9_.:-]{0,119}",
            "1 to 120 characters: letters, digits, \"_\", \"-\", \".\" and \":\", the first a letter, digit or \"_\""),
    /** A queue's name, as Barbeque has it. */
    QUEUE("[A-Za-z0-9_-]{1,71}", "1 to 71 characters: letters, digits, \"_\" and \"-\""),
    /** The name of something in the configuration: an executor, a pool, a queue source. */
    CONFIGURED("[A-Za-z0-9_.:/-]{1,120}", "1 to 120 characters: letters, digits, \"_\", \"-\", \".\", \":\" and \"/\""),
    /** A variable of an environment. */
    VARIABLE(
            "[A-Za-z_][A-Za-z0-9_.-]{0,127}",
            "1 to 128 characters: letters, digits, \"_\", \".\" and \"-\", not beginning with a digit"),
    /** A resource other than cpu, memory and gpu. */
    RESOURCE(
            "[a-z][a-z0-9_.-]{0,39}",
            "1 to 40 characters: lower-case letters, digits, \"_\", \".\" and \"-\", beginning with a letter"),
    /** The tag of an image. */
    TAG(
            "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}",
            "1 to 128 characters: letters, digits, \"_\", \".\" and \"-\", not beginning with \".\" or \"-\"");

    private final Pattern pattern;
    private final String rule;

    NameRule(String pattern, String rule) {
        this.pattern = Pattern.compile(pattern);
        this.rule = rule;
    }

    /** Whether a name is allowed. */
    public boolean allows(String name) {
        return pattern.matcher(name).matches();
    }

    /** What is wrong with a name; empty when it is allowed. */
    public Optional<String> problem(String name) {
        return allows(name) ? Optional.empty() : Optional.of("must be a name of " + rule);
    }

    /** The rule in words, as the documentation has it. */
    public String rule() {
        return rule;
    }
}
