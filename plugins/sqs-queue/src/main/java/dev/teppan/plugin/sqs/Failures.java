package dev.teppan.plugin.sqs;

import dev.teppan.spi.PermanentException;
import dev.teppan.spi.PluginException;
import dev.teppan.spi.RetryableException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

/** What the SDK throws, in the SPI's words. */
final class Failures {

    private static final Set<String> PASSING = Set.of(
            "QueueDeletedRecently",
            "AWS.SimpleQueueService.QueueDeletedRecently",
            "OverLimit",
            "KmsThrottled",
            "RequestExpired",
            "ExpiredToken",
            "ExpiredTokenException");

    /** What SQS says of a receipt that has run out or was never its own. */
    private static final Set<String> STALE =
            Set.of("ReceiptHandleIsInvalid", "MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight");

    private Failures() {}

    static PluginException translated(String call, String queue, SdkException failure) {
        String what = call + " of the SQS queue " + queue + " failed: ";
        if (failure instanceof QueueDoesNotExistException) {
            return new PermanentException("the SQS queue " + queue + " does not exist, or may not be seen", failure);
        }
        if (failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            String code = code(answered);
            String detail = what + code + ", " + answered.awsErrorDetails().errorMessage();
            boolean passing =
                    answered.isThrottlingException() || answered.statusCode() >= 500 || PASSING.contains(code);
            return passing ? new RetryableException(detail, failure) : new PermanentException(detail, failure);
        }
        return new RetryableException(what + failure.getMessage(), failure);
    }

    /** Whether a call with one receipt says that this has run out. */
    static boolean staleReceipt(Throwable failure) {
        if (failure instanceof ReceiptHandleIsInvalidException) {
            return true;
        }
        return failure instanceof AwsServiceException answered
                && answered.awsErrorDetails() != null
                && STALE.contains(code(answered));
    }

    private static String code(AwsServiceException answered) {
        return String.valueOf(answered.awsErrorDetails().errorCode());
    }
}
