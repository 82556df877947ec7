package dev.teppan.platform.plugins.settings;

/**
 * One thing that is wrong in a tree of settings.
 *
 * @param pointer JSON pointer, from where the binding began
 * @param message what is wrong there; never the value of a secret
 */
public record SettingProblem(String pointer, String message) {}
