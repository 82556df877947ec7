package dev.teppan.platform.api.barbeque;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Finds the selection of fields in a request. */
final class SelectedFields {

    private SelectedFields() {}

    /** What is selected; empty when the selection cannot be read. */
    static Optional<FieldSelection> of(ContainerRequestContext request) {
        String query = request.getUriInfo().getQueryParameters().getFirst("fields");
        return query == null || query.isBlank() ? Optional.of(FieldSelection.DEFAULT) : FieldSelection.parse(query);
    }
}
