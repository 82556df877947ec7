package dev.teppan.platform.store;

import java.net.URI;
import java.util.Optional;

/**
 * One running process.
 *
 * @param id its name as holder of the lease
 * @param address where the other hosts reach it; empty where it may not be asked
 * @param build the version that it runs
 */
public record Host(String id, Optional<URI> address, String build) {}
