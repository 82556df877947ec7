/** What all HTTP resources share: bodies, queries, problems, entity tags. Knows no resource. */
@NullMarked
package dev.teppan.platform.api.http;

import org.jspecify.annotations.NullMarked;
