/**
 * The queue source {@code sqs}: a queue of Amazon SQS, standard or FIFO, that is received from and sent to in batches of ten.
 * Nothing of the SDK is loaded, and nothing connected, before the first call.
 */
@NullMarked
package dev.teppan.plugin.sqs;

import org.jspecify.annotations.NullMarked;
