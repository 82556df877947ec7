package dev.teppan.platform.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md in step with the code. With -Dteppan.docs=write it rewrites the tables. */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String BEGIN = "<!-- tables: written by ConfigurationReferenceTest -->\n";
    private static final String END = "<!-- end of the tables -->\n";

    @Test
    void documentsEverySettingAsItIs() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String expected = "\n" + ConfigurationReference.write();
        if ("write".equals(System.getProperty("teppan.docs"))) {
            Files.writeString(PAGE, page.substring(0, begin) + expected + page.substring(end));
            return;
        }

        assertThat(page.substring(begin, end))
                .as("tables of %s; run this test with -Dteppan.docs=write to bring them up to date", PAGE)
                .isEqualTo(expected);
    }

    @Test
    void showsAnExampleThatIsValid() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();

        assertThat(ConfigurationText.errors(page.substring(begin, page.indexOf("```\n", begin))))
                .isEmpty();
    }
}
