package dev.teppan.plugin.docker;

/**
 * An image's name in the two parts that pulling takes.
 *
 * @param repository with the registry, and its port where there is one
 * @param tagOrDigest {@code latest} where none is given: without one an engine pulls every tag there is
 */
record ImageReference(String repository, String tagOrDigest) {

    static ImageReference parse(String reference) {
        int digest = reference.indexOf('@');
        if (digest >= 0) {
            String name = reference.substring(0, digest);
            return new ImageReference(withoutTag(name), reference.substring(digest + 1));
        }
        String repository = withoutTag(reference);
        return repository.length() == reference.length()
                ? new ImageReference(repository, "latest")
                : new ImageReference(repository, reference.substring(repository.length() + 1));
    }

    /** A colon before the last slash belongs to a registry's port. */
    private static String withoutTag(String name) {
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
