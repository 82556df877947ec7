/** Binds trees of YAML or JSON to settings records, and describes such records. Knows no plugin. */
@NullMarked
package dev.teppan.platform.plugins.settings;

import org.jspecify.annotations.NullMarked;
