package dk.fodfaeste.outcome.activity.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.RegistrationState;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelinePeriodTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    @Test
    void without_activities_it_is_from_the_start_to_today() {
        assertThat(period()).isEqualTo(months("2025-01-01", "2026-04-01"));
    }

    @Test
    void an_earlier_and_a_planned_activity_extend_it_to_whole_months() {
        assertThat(period(spell("2024-11-20", null), spell("2025-02-01", "2026-05-31")))
                .isEqualTo(months("2024-11-01", "2026-06-01"));
    }

    @Test
    void more_than_two_years_before_the_start_or_ahead_are_cut_off() {
        assertThat(period(spell("1990-01-01", "2199-12-31"))).isEqualTo(months("2023-01-01", "2028-04-01"));
        assertThat(months("2023-01-01", "2028-04-01").shows(spell("1990-01-01", "1991-01-01")))
                .isFalse();
        assertThat(months("2023-01-01", "2028-04-01").shows(spell("1990-01-01", null)))
                .isTrue();
    }

    @Test
    void after_an_exit_it_goes_to_the_last_activity_unless_one_goes_on() {
        LocalDate exit = LocalDate.of(2025, 6, 30);
        assertThat(period(exit, spell("2025-05-01", "2025-08-15"))).isEqualTo(months("2025-01-01", "2025-09-01"));
        assertThat(period(exit, spell("2025-05-01", null))).isEqualTo(months("2025-01-01", "2026-04-01"));
    }

    @Test
    void a_day_has_its_place_on_the_line() {
        TimelinePeriod march = months("2026-03-01", "2026-04-01");
        assertThat(Stream.of("2026-02-10", "2026-03-01", "2026-03-02", "2026-03-31", "2026-04-01", "2027-01-01")
                        .map(day -> march.place(LocalDate.parse(day), 310)))
                .containsExactly(0, 0, 10, 300, 310, 310);
    }

    private static TimelinePeriod months(String first, String end) {
        return new TimelinePeriod(LocalDate.parse(first), LocalDate.parse(end));
    }

    private static TimelinePeriod period(ActivityDetails... activities) {
        return period(null, activities);
    }

    private static TimelinePeriod period(LocalDate exit, ActivityDetails... activities) {
        return TimelinePeriod.of(
                new Enrolment(
                        new UUID(1, 1),
                        new UUID(7, 1),
                        1,
                        "ips-sydhavnen",
                        "konsulent1",
                        LocalDate.of(2025, 1, 31),
                        exit,
                        exit == null ? null : "OTHER",
                        exit == null ? 0 : 1,
                        null,
                        RegistrationState.VALID,
                        false),
                List.of(activities),
                TODAY);
    }

    private static ActivityDetails spell(String on, String until) {
        return new ActivityDetails(
                ActivityKind.TREATMENT,
                LocalDate.parse(on),
                until == null ? null : LocalDate.parse(until),
                null,
                null,
                null,
                null,
                Source.PERSON,
                null,
                null);
    }
}
