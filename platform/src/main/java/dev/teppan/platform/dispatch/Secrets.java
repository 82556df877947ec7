package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.SecretReference;
import dev.teppan.spi.Secret;

/** Looks secrets up when an attempt starts. Safe for use by several threads; may block. */
public interface Secrets {

    /**
     * The value of a secret.
     *
     * @throws IllegalArgumentException when there is none, or the configuration does not allow it; the message names the
     *     reference, never a value
     */
    Secret find(SecretReference reference);
}
