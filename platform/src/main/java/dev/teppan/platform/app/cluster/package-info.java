/**
 * What hosts on one database say to each other: who runs, who dispatches, that there is new work, and what only the one that
 * dispatches knows. Nothing here is needed for jobs to run once and no more than once; the lease and the database see to that.
 */
@NullMarked
package dev.teppan.platform.app.cluster;

import org.jspecify.annotations.NullMarked;
