package dk.fodfaeste.reporting;

import dk.fodfaeste.kit.test.RefusalSentences;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a page can meet is said in Danish: each sentence of this service's sources is looked up as a form looks it up. */
class RefusalsInDanishTest {
    @Test
    void each_refusal_that_a_page_can_meet_has_its_danish_sentence() {
        RefusalSentences.assertTranslated(
                Path.of("src/main/java"),
                "and to are no half-year; your role sees breakdowns of closed half-years only",
                "are more than 200",
                "cannot be EXIT_REASON; the measure counts from the start",
                "is not an instant in UTC such as 2025-03-15T12:00:00Z",
                "is not the first day of a half-year or a calendar year that ends with to",
                "or minimumWeeklyHours lies outside its bounds",
                "stands there twice");
    }
}
