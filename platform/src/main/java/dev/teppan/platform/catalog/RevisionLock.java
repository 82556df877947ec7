package dev.teppan.platform.catalog;

import java.util.Optional;

/** Pins the image of an application to a tag, as a deployment does. */
public final class RevisionLock {

    /** The tag of an application that is not pinned. */
    public static final String LATEST = "latest";

    private RevisionLock() {}

    /**
     * The application at another tag; a digest gives way to it.
     *
     * @param revision a tag that {@link NameRule#TAG} allows
     * @return empty when the application has no image of its own
     */
    public static Optional<Application> pin(Application application, String revision) {
        return application
                .image()
                .map(image -> new Application(
                        application.name(),
                        application.description(),
                        Optional.of(image.withTag(revision)),
                        application.environment(),
                        application.weight(),
                        application.runsOn(),
                        application.ceiling(),
                        application.strict()));
    }
}
