package dk.fodfaeste.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultWindowTest {

    /** Who left on 31 December is due on 28 February and can be answered until 30 March; who began, a year later. */
    @ParameterizedTest(name = "{0} {1} by {2} on {3}: until {4}")
    @CsvSource({
        "EXIT, P2M, ANCHOR, 2025-03-30, 2024-09-30",
        "EXIT, P2M, ANCHOR, 2025-03-31, 2024-12-31",
        "START, P13M, ANCHOR, 2025-03-31, 2023-12-31",
        "EXIT, P2M, FOLLOW_UP, 2025-01-30, 2024-09-30",
        "EXIT, P2M, FOLLOW_UP, 2025-01-31, 2024-12-31"
    })
    void it_ends_with_the_latest_quarter_whose_follow_ups_are_all_settled(
            Anchor anchor, String offset, String basis, LocalDate today, LocalDate lastDay) {
        Window window = of(anchor, offset, basis, "2019-01-01", today);
        assertThat(window.lastDayInclusive()).isEqualTo(lastDay);
        assertThat(window.firstDay()).isEqualTo(lastDay.plusDays(1).minusYears(1));
    }

    @ParameterizedTest(name = "since {0}: until {1}")
    @CsvSource({"2024-09-30, 2024-09-30", "2024-10-01, 2024-12-31", "2025-03-01, 2024-12-31"})
    void a_new_initiative_has_the_latest_closed_quarter(String runsFrom, LocalDate lastDay) {
        assertThat(of(Anchor.EXIT, "P2M", "ANCHOR", runsFrom, LocalDate.of(2025, 3, 15))
                        .lastDayInclusive())
                .isEqualTo(lastDay);
    }

    private static Window of(Anchor anchor, String offset, String basis, String runsFrom, LocalDate today) {
        MeasureDefinition measure =
                Facts.measure("m", anchor, offset, Facts.revision("2019-01-01", "25", Facts.WORK_OR_SCHOOL, null));
        return DefaultWindow.of(
                Facts.initiative("ips", 1, Facts.at(0), "IPS", LocalDate.parse(runsFrom), basis, List.of(measure)),
                today);
    }
}
