package dev.teppan.platform.console.text;

/**
 * A run of text in one look.
 *
 * @param text plain; whoever writes it escapes it
 * @param look names of classes of the style sheet; empty for none
 */
public record Part(String text, String look) {}
