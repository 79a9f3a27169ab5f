package dk.fodfaeste.participant;

import dk.fodfaeste.kit.test.RefusalSentences;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each refusal in the sources of this service that a page can show has a Danish sentence. */
class RefusalsInDanishTest {
    @Test
    void each_refusal_on_a_page_has_a_danish_sentence() {
        RefusalSentences.assertTranslated(
                Path.of("src/main/java"),
                "There is a legal hold already.",
                "is a zero with an exponent; write 0",
                "is another one than in the address",
                "is fixed, because the measure has follow-ups; another definition is another measure",
                "is not what a page before this one said",
                "is still enrolled; an exit or a wrong registration comes first",
                "is the code of another measure, too",
                "lack {}; a measure is never removed",
                "looks like it holds a civil registration number; it is kept, so it must not",
                "must hold caseNumber, or cpr and initiative, or enrolmentId, and nothing else",
                "must hold exactly one of caseNumber, cpr and name",
                "size must be between 0 and 1000",
                "size must be between 1 and 200",
                "size must be between 1 and 500",
                "stands here a second time",
                "stops the erasure; release it first",
                "there is none");
    }
}
