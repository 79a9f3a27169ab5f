package dk.fodfaeste.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each overlay has the fields, references, settings, rights and network policies that it should. {@link TyposTest} shows what that finds. */
class ManifestsTest {

    @ParameterizedTest
    @MethodSource("overlays")
    void an_overlay_has_no_problem(String overlay) {
        assertThat(ManifestChecks.problems(ManifestFiles.read(), overlay)).isEmpty();
    }

    static List<String> overlays() {
        return ManifestFiles.OVERLAYS;
    }
}
