package dev.teppan.platform.catalog;

import java.util.Optional;

/** Reads the image of an application or a job. */
final class ImageCodec {

    private ImageCodec() {}

    static Optional<ImageReference> read(Fields fields) {
        return fields.text("image", 512).flatMap(text -> {
            Optional<ImageReference> image = ImageReference.parse(text);
            if (image.isEmpty()) {
                fields.problems()
                        .add(
                                fields.at("image"),
                                "must be an image reference: [HOST[:PORT]/]NAME[:TAG][@DIGEST], the name in lower case");
            }
            return image;
        });
    }
}
