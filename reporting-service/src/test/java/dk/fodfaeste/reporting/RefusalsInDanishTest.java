package dk.fodfaeste.reporting;

import dk.fodfaeste.kit.test.Refusals;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a page can meet is said in Danish: each sentence of this service's sources is looked up as a form looks it up. */
class RefusalsInDanishTest {
    private static final String WINDOWS = "a half-year, a calendar year or 12 months ending with March, June, "
            + "September or December, whose last day is over; your role sees no other windows";

    @Test
    void each_refusal_that_a_page_can_meet_has_its_danish_sentence() {
        Refusals.assertSaidInDanish(
                Path.of("src/main/java"),
                "are more than 200",
                "cannot be given; your role sees the figures as they are today, for " + WINDOWS,
                "is missing; from and to are " + WINDOWS,
                "is not a number from 1 to 36",
                "is not an instant in UTC such as 2025-03-15T12:00:00Z",
                "is not over; from and to are " + WINDOWS,
                "is not the first day of a half-year or a calendar year that ends with to",
                "is not the first day of a window that ends with to; from and to are " + WINDOWS,
                "lies after to",
                "lies after today, and to is not given",
                "lies more than 1200 month ends before to",
                "must be 12; your role sees " + WINDOWS,
                "must be the initiative's own, which for {} is {}; your role sees " + WINDOWS,
                "or minimumWeeklyHours lies outside its bounds",
                "stands there twice",
                "the report is not about {}");
    }
}
