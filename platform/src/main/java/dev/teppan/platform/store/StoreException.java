package dev.teppan.platform.store;

/** The database did not do what it was asked to. */
public sealed class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }

    /** It cannot be reached, or did not answer in time. Whether a write was committed may be unknown. */
    public static final class Unavailable extends StoreException {
        private static final long serialVersionUID = 1L;

        private final boolean diskFull;

        public Unavailable(String message, Throwable cause) {
            this(message, cause, false);
        }

        public Unavailable(String message) {
            super(message);
            this.diskFull = false;
        }

        private Unavailable(String message, Throwable cause, boolean diskFull) {
            super(message, cause);
            this.diskFull = diskFull;
        }

        static Unavailable diskFull(Throwable cause) {
            return new Unavailable("The disk of the database is full.", cause, true);
        }

        /** Whether it answers but has no room. */
        public boolean isDiskFull() {
            return diskFull;
        }
    }

    /** Too many writes wait already; nothing of this one was or will be written. */
    public static final class Overloaded extends StoreException {
        private static final long serialVersionUID = 1L;

        public Overloaded(String message) {
            super(message);
        }
    }

    /** It refuses what it was asked, and would again; nothing of it was written. An id that exists already, for one. */
    public static final class Refused extends StoreException {
        private static final long serialVersionUID = 1L;

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** This host no longer holds the dispatch lease; nothing was written. */
    public static final class LeaseLost extends StoreException {
        private static final long serialVersionUID = 1L;

        public LeaseLost(String message) {
            super(message);
        }
    }
}
