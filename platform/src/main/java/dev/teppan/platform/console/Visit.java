package dev.teppan.platform.console;

/**
 * What a request says about its viewer.
 *
 * @param csrf the secret of this browser's forms
 * @param flash the result of what the viewer just did; empty for none
 * @param here path and query below the root
 */
record Visit(Theme theme, String csrf, String flash, String here) {}
