/** What came of simulations side by side, as text, JSON and one HTML page. */
@NullMarked
package dev.teppan.platform.simulation.report;

import org.jspecify.annotations.NullMarked;
