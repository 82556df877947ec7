/** The OpenAPI document of the native API, made from its resources, and the page that shows it. */
@NullMarked
package dev.teppan.platform.api.openapi;

import org.jspecify.annotations.NullMarked;
