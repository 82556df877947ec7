/** Files and databases that simulations are made from. */
@NullMarked
package dev.teppan.platform.app.simulate;

import org.jspecify.annotations.NullMarked;
