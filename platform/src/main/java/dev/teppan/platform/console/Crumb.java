package dev.teppan.platform.console;

/** A step of the breadcrumb; the last one, where one is, has no path. */
record Crumb(String text, String path) {}
