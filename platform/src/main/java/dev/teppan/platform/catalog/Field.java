package dev.teppan.platform.catalog;

/**
 * Describes one field of a definition, for the documentation and for telling a known field from an unknown one.
 *
 * @param path dots lead into an object, {@code []} into a list: {@code retry.rules[].retry}
 * @param type what it holds, with its limits
 * @param otherwise what holds when it is absent; empty when it must be given
 * @param meaning one or two sentences for the person who writes it
 */
public record Field(String path, String type, String otherwise, String meaning) {}
