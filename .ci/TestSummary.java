import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Counts the test reports of all modules: lists what failed, what was skipped and why, and ends with one line of totals.
 * Exits 1 when a test failed, when none ran, or when one was skipped on CI.
 */
class TestSummary {
    private final List<String> failed = new ArrayList<>();
    private final Map<String, TreeSet<String>> skippedByReason = new TreeMap<>();
    private int passed;
    private int skipped;

    public static void main(String[] args) throws Exception {
        var summary = new TestSummary();
        for (Path report : reports(Path.of(args[0]))) {
            summary.read(report);
        }
        System.exit(summary.print("true".equals(System.getenv("CI"))));
    }

    private static List<Path> reports(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                String name = dir.getFileName().toString();
                boolean hidden = name.startsWith(".") && !dir.equals(root);
                return hidden || name.equals("src") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String folder = file.getParent().getFileName().toString();
                String name = file.getFileName().toString();
                boolean report = folder.equals("surefire-reports") || folder.equals("failsafe-reports");
                if (report && name.startsWith("TEST-") && name.endsWith(".xml")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private void read(Path report) throws Exception {
        var cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            count((Element) cases.item(i));
        }
    }

    private void count(Element test) {
        String name = test.getAttribute("classname") + "." + test.getAttribute("name");
        var skips = test.getElementsByTagName("skipped");
        if (test.getElementsByTagName("failure").getLength() > 0 || test.getElementsByTagName("error").getLength() > 0) {
            failed.add(name);
        } else if (skips.getLength() > 0) {
            skipped++;
            skippedByReason
                    .computeIfAbsent(reason((Element) skips.item(0)), reason -> new TreeSet<>())
                    .add(name);
        } else {
            passed++;
        }
    }

    private static String reason(Element skip) {
        String message = skip.getAttribute("message").replaceFirst("^Assumption failed: ", "").strip();
        return message.isEmpty() ? "no reason given" : message.lines().findFirst().orElseThrow();
    }

    private static String remedy(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        if (text.contains("docker") || text.contains("engine")) {
            return "start a Docker engine this user may reach (Debian: apt install docker.io); 'docker info' must answer";
        }
        if (text.contains("browser") || text.contains("chrom")) {
            return "install a browser and its driver (Debian: apt install chromium chromium-driver)";
        }
        if (text.contains("root") || text.contains("user")) {
            return "run as the user the reason names";
        }
        return "see the reason; the test's source says more";
    }

    private int print(boolean ci) {
        System.out.println();
        failed.forEach(name -> System.out.println("Failed: " + name));
        skippedByReason.forEach((reason, names) -> {
            System.out.println("Skipped, " + reason + ":");
            names.forEach(name -> System.out.println("    " + name));
            System.out.println("  To have them run: " + remedy(reason));
        });
        if (ci && skipped > 0) {
            System.out.println("On CI no test may be skipped.");
        }
        if (passed + failed.size() + skipped == 0) {
            System.out.println("No test ran.");
        }
        System.out.printf("Tests: %d passed, %d failed, %d skipped%n", passed, failed.size(), skipped);
        return failed.isEmpty() && passed > 0 && !(ci && skipped > 0) ? 0 : 1;
    }
}
