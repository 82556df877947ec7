/** Reads definitions from YAML files, shows what applying them would change, and applies them to a running server. */
@NullMarked
package dev.teppan.platform.api.apply;

import org.jspecify.annotations.NullMarked;
