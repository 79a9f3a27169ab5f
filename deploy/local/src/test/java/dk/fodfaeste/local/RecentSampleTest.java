package dk.fodfaeste.local;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of the sample that is relative to the day of loading. */
class RecentSampleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void the_same_day_gives_the_same_files() {
        assertThat(RecentSample.of(TODAY)).isEqualTo(RecentSample.of(TODAY));
    }

    @Test
    void seventy_three_are_enrolled_in_Sydhavnen_and_no_caseload_exceeds_the_norm() {
        List<RecentCase> active =
                cases(TODAY).stream().filter(RecentCase::isActive).toList();
        assertThat(active)
                .filteredOn(one -> one.initiative() == RecentInitiative.SYDHAVNEN)
                .hasSize(73);
        assertThat(active.stream()
                        .collect(groupingBy(RecentCase::consultant, counting()))
                        .values())
                .allMatch(caseload -> caseload <= 25 && caseload >= 18);
        assertThat(active.stream().map(RecentCase::initiative)).contains(RecentInitiative.values());
    }

    @Test
    void the_capacity_of_an_initiative_is_never_exceeded() {
        List<RecentCase> cases = cases(TODAY).stream()
                .filter(one -> one.initiative() == RecentInitiative.PSYCHIATRY)
                .toList();
        assertThat(RecentCases.firstDay().datesUntil(TODAY.plusDays(1)))
                .allMatch(day -> cases.stream()
                                .filter(one -> !one.startedOn().isAfter(day) && !one.isEndedBy(day))
                                .count()
                        <= 140);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-30", "2027-02-28", "2027-08-31", "2028-02-29"})
    void each_of_the_last_eighteen_months_has_exits_and_none_is_in_the_period_of_a_published_figure(LocalDate today) {
        List<RecentCase> cases = cases(today);
        List<YearMonth> months = cases.stream()
                .filter(one -> !one.isActive())
                .map(one -> YearMonth.from(one.exitedOn()))
                .toList();
        assertThat(months)
                .containsAll(IntStream.rangeClosed(1, 18)
                        .mapToObj(ago -> YearMonth.from(today).minusMonths(ago))
                        .toList());
        assertThat(cases.stream().flatMap(one -> Stream.of(one.startedOn(), one.isActive() ? today : one.exitedOn())))
                .allMatch(day -> !day.isBefore(LocalDate.of(2025, 4, 1)) && !day.isAfter(today));
        assertThat(cases).allMatch(one -> one.isActive() || !one.exitedOn().isBefore(one.startedOn()));
    }

    @Test
    void an_initiative_that_has_ended_has_no_active_enrolments() {
        assertThat(cases(LocalDate.of(2027, 3, 1)))
                .filteredOn(one -> one.initiative() == RecentInitiative.HOLISTIC_HEALTH)
                .isNotEmpty()
                .allMatch(one -> one.isEndedBy(LocalDate.of(2027, 1, 1)));
    }

    @Test
    void most_of_those_who_got_a_job_are_in_work() {
        Map<String, RecentCase> byCase = new HashMap<>();
        cases(TODAY).forEach(one -> byCase.put(one.caseNumber(), one));
        List<String> statuses = RecentSample.of(TODAY)
                .statuses()
                .lines()
                .skip(1)
                .map(line -> line.split(";"))
                .filter(line -> line[1].equals(RecentStatuses.MEASURE))
                .filter(line -> "GOT_JOB".equals(byCase.get(line[0]).exitReason()))
                .filter(line -> byCase.get(line[0]).initiative() != RecentInitiative.HOLISTIC_HEALTH)
                .map(line -> line[3])
                .toList();
        long working = statuses.stream()
                .filter(status -> status.startsWith("ORDINARY") || status.equals("SELF_EMPLOYED"))
                .count();
        assertThat(working * 10).isGreaterThan(statuses.size() * 7L);
    }

    @Test
    void all_persons_have_different_replacement_numbers() {
        List<String> numbers =
                cases(TODAY).stream().map(one -> one.person().cpr()).toList();
        assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.matches("[6-8]\\d{9}"));
    }

    @Test
    void the_demo_says_how_old_its_data_are() {
        assertThat(DemoCommand.age(TODAY, TODAY)).isEqualTo("De aktuelle forløb passer til i dag, 30.11.2026.");
        assertThat(DemoCommand.age(TODAY, TODAY.plusDays(27)))
                .startsWith("De aktuelle forløb er fra 30.11.2026, for 27 dage siden.");
    }

    private static List<RecentCase> cases(LocalDate today) {
        return RecentCases.until(today, new Random(17));
    }
}
