package dev.teppan.platform.app.simulate;

import dev.teppan.platform.api.apply.Document;
import dev.teppan.platform.api.apply.DocumentException;
import dev.teppan.platform.api.apply.DocumentReader;
import dev.teppan.platform.catalog.Decoded;
import dev.teppan.platform.simulation.scenario.Scenario;
import dev.teppan.platform.simulation.scenario.Scenario.Source;
import dev.teppan.platform.simulation.scenario.ScenarioCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a scenario from a YAML file; paths in it are taken from its folder. */
public final class ScenarioFile {

    private ScenarioFile() {}

    /**
     * Reads it.
     *
     * @throws ScenarioException with file and line of all that is wrong
     */
    public static Scenario read(Path file) throws ScenarioException, IOException {
        Document document = document(file);
        return switch (ScenarioCodec.read(document.definition())) {
            case Decoded.Invalid<Scenario> invalid ->
                throw new ScenarioException(invalid.problems().stream()
                        .map(problem -> document.place(problem.pointer()) + ": " + problem)
                        .toList());
            case Decoded.Valid<Scenario> valid -> resolved(valid.value(), file.toAbsolutePath());
        };
    }

    private static Document document(Path file) throws ScenarioException, IOException {
        try {
            List<Document> documents = new DocumentReader(InputStream.nullInputStream()).read(file.toString());
            if (documents.size() != 1) {
                throw new ScenarioException(List.of(file + ": must have one document, has " + documents.size()));
            }
            return documents.getFirst();
        } catch (DocumentException e) {
            throw new ScenarioException(e.problems());
        }
    }

    private static Scenario resolved(Scenario scenario, Path file) {
        Optional<Source> source = scenario.source();
        return source.map(given -> scenario.from(
                        switch (given) {
                            case Source.Swf swf ->
                                new Source.Swf(file.resolveSibling(swf.file()).toString(), swf.mapping());
                            case Source.History history ->
                                new Source.History(
                                        file.resolveSibling(history.configuration())
                                                .toString(),
                                        history.span(),
                                        history.most());
                            case Source.Made made -> made;
                        }))
                .orElse(scenario);
    }
}
