package dev.teppan.platform.api.http;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an answer quietly when nobody reads it any more: who closes a page with live output, or gives up a download, is no error
 * of the server. Without it Jersey logs one, with a stack trace. What fails here while an answer is made stays an error.
 */
public final class ReaderGone implements WriterInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderGone.class);

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (IOException e) {
            if (!(e instanceof EofException) && !(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("An answer is read no further");
        }
    }
}
