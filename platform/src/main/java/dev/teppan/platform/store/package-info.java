/**
 * The stores: JDBI on SQLite, PostgreSQL and MariaDB/MySQL, the schema, the write lane and every transaction. Knows no type
 * of a plugin, so that no plugin can be called inside a transaction. Imports {@code execution}, {@code catalog} and {@code
 * scheduling}.
 */
@NullMarked
package dev.teppan.platform.store;

import org.jspecify.annotations.NullMarked;
