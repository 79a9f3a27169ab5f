package dk.fodfaeste.outcome;

import dk.fodfaeste.kit.test.RefusalSentences;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each refusal in the sources that a page can show has a Danish sentence. */
class RefusalsInDanishTest {
    @Test
    void each_refusal_that_a_page_can_show_has_a_danish_sentence() {
        RefusalSentences.assertTranslated(
                Path.of("src/main/java"),
                "cannot be read as an observed status",
                "has no value",
                "is after dueTo",
                "is no id of an enrolment",
                "is not the end of a page of this list",
                "or caseNumber must be there, and not both");
    }
}
