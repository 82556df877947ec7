package dev.teppan.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links of a console that is reached below a path of some other server. */
class ConsoleRootTest {

    private static final ConsoleSettings BELOW =
            new ConsoleSettings(Optional.of(URI.create("https://ops.example.com/teppan/")), "production");

    @Test
    void prefixesEveryLink() throws Exception {
        Page page = JobsPage.of(List.of(), name -> Optional.empty(), List.of(), "", Samples.NOW);
        List<String> addresses = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"")
                .matcher(Rendering.html(page, BELOW, Theme.DARK))
                .results()
                .map(found -> found.group(1))
                .filter(address -> !address.startsWith("#"))
                .toList();
        assertThat(addresses)
                .hasSizeGreaterThan(10)
                .allSatisfy(address -> assertThat(address).startsWith("/teppan/"));
    }

    @Test
    void namesItsOutsideAddressInExamples() {
        assertThat(BELOW.apiUrl("http://127.0.0.1:8080")).isEqualTo("https://ops.example.com/teppan");
        assertThat(new ConsoleSettings(Optional.empty(), "x").apiUrl("http://127.0.0.1:8080"))
                .isEqualTo("http://127.0.0.1:8080");
        assertThat(new ConsoleSettings(Optional.of(URI.create("https://teppan.example.com")), "x").root())
                .isEmpty();
    }
}
