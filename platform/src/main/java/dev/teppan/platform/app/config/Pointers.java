package dev.teppan.platform.app.config;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import jakarta.validation.Path;
import java.util.List;

/** Makes JSON pointers (RFC 6901). */
final class Pointers {

    private Pointers() {}

    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Where Jackson stopped. */
    static String of(List<Reference> path) {
        String pointer = "";
        for (Reference step : path) {
            if (step.getFieldName() != null) {
                pointer = child(pointer, step.getFieldName());
            } else if (step.getIndex() >= 0) {
                pointer += "/" + step.getIndex();
            }
        }
        return pointer;
    }

    /** What a constraint was violated by. */
    static String of(Path path) {
        String pointer = "";
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer += "/" + node.getIndex();
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer = child(pointer, node.getName());
            }
        }
        return pointer;
    }
}
