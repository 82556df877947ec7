package dev.teppan.platform.store;

import java.sql.SQLException;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;

/** Tells failures of the moment from refusals. */
record Failures(Dialect dialect) {

    /** What callers are told of a failure. */
    StoreException translate(Exception failure) {
        if (failure instanceof StoreException known) {
            return known;
        }
        if (isDiskFull(failure)) {
            return StoreException.Unavailable.diskFull(failure);
        }
        return isTransient(failure)
                ? new StoreException.Unavailable("The database cannot be reached or did not answer in time.", failure)
                : new StoreException.Refused("The database refused: " + reason(failure), failure);
    }

    boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException || cause instanceof StoreException.Unavailable) {
                return true;
            }
        }
        return any(failure, dialect::isTransient);
    }

    boolean isDiskFull(Throwable failure) {
        return any(failure, dialect::isDiskFull);
    }

    boolean isDuplicate(Throwable failure) {
        return any(failure, dialect::isDuplicate);
    }

    /** A batch keeps the failure of its row beside itself. */
    private static boolean any(Throwable failure, Predicate<SQLException> test) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                for (SQLException each = sql; each != null; each = each.getNextException()) {
                    if (test.test(each)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
