package dev.teppan.platform.api.apply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads documents from a file, from all YAML and JSON files of a directory, or from standard input. */
public final class DocumentReader {

    private static final int LARGEST = 16 * 1024 * 1024;

    private final InputStream standardInput;

    public DocumentReader(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /**
     * Reads all documents. Blocks.
     *
     * @param from a file, a directory, or {@code -}
     * @throws DocumentException with everything that cannot be read as YAML
     * @throws IOException when a file cannot be read at all
     */
    public List<Document> read(String from) throws DocumentException, IOException {
        List<Document> documents = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (from.equals("-")) {
            read("-", standardInput.readNBytes(LARGEST + 1), documents, problems);
        } else {
            for (Path file : files(Path.of(from))) {
                try (InputStream in = Files.newInputStream(file)) {
                    read(file.toString(), in.readNBytes(LARGEST + 1), documents, problems);
                }
            }
        }
        if (problems.isEmpty() && documents.isEmpty()) {
            problems.add(from + ": there is nothing in it to apply");
        }
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
        return documents;
    }

    private static List<Path> files(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return List.of(from);
        }
        try (Stream<Path> files = Files.list(from)) {
            return files.filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static void read(String source, byte[] bytes, List<Document> documents, List<String> problems) {
        if (bytes.length > LARGEST) {
            problems.add("%s: must have at most %,d bytes".formatted(source, LARGEST));
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            documents.addAll(new YamlDocuments(source).read(text));
        } catch (CharacterCodingException e) {
            problems.add(source + ": must be UTF-8");
        } catch (DocumentException e) {
            problems.addAll(e.problems());
        }
    }
}
