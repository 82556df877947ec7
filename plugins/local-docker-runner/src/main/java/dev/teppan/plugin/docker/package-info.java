/**
 * Runs jobs on one or several Docker engines. {@code DockerHost} is one engine, {@code HostMonitor} keeps what is known of
 * it fresh, {@code Launcher} starts, {@code Watches} notices ends, {@code OutputCopy} resumes logs. Imports the SPI and
 * docker-java.
 */
@NullMarked
package dev.teppan.plugin.docker;

import org.jspecify.annotations.NullMarked;
