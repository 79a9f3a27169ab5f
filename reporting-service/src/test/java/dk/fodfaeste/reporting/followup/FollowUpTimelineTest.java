package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.Facts.afterExit;
import static dk.fodfaeste.reporting.followup.Facts.at;
import static dk.fodfaeste.reporting.followup.Facts.enrolment;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.lost;
import static dk.fodfaeste.reporting.followup.Facts.status;
import static dk.fodfaeste.reporting.followup.Facts.wronglyRegistered;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FollowUpTimelineTest {

    private static List<TimelineEntry> entries(
            List<InitiativeVersion> initiatives, List<EnrolmentVersion> enrolments, List<OutcomeVersion> outcomes) {
        return new FollowUpTimeline(
                        History.of(enrolments),
                        initiatives.stream()
                                .collect(groupingBy(InitiativeVersion::code, collectingAndThen(toList(), History::of))),
                        outcomes.stream()
                                .collect(groupingBy(OutcomeVersion::measure, collectingAndThen(toList(), History::of))))
                .entries();
    }

    @Test
    void each_change_is_known_from_the_instant_of_its_recording() {
        List<TimelineEntry> entries = entries(
                List.of(initiative("ips", 1, at(0), afterExit())),
                List.of(
                        enrolment(1, at(1), "2024-03-01", null, null, 0),
                        enrolment(2, at(2), "2024-03-01", "2025-01-15", "GOT_JOB", 1),
                        enrolment(3, at(4), "2024-03-01", null, null, 1),
                        enrolment(4, at(5), "2024-03-01", "2025-01-20", "GOT_JOB", 2)),
                List.of(status(1, at(3), 1, "2025-03-15", null, "EDUCATION")));
        assertThat(entries)
                .extracting(
                        TimelineEntry::knownFrom,
                        TimelineEntry::knownToExclusive,
                        row -> row.followUp().result(),
                        row -> row.followUp().dueOn().toString())
                .containsExactly(
                        tuple(at(2), at(3), null, "2025-03-15"),
                        tuple(at(3), at(4), FollowUpResult.RECORDED, "2025-03-15"),
                        tuple(at(5), null, null, "2025-03-20"));
    }

    @Test
    void an_outcome_before_its_enrolment_gives_no_follow_up() {
        assertThat(entries(
                        List.of(initiative("ips", 1, at(0), afterExit())),
                        List.of(enrolment(1, at(2), "2024-03-01", "2025-01-15", "GOT_JOB", 1)),
                        List.of(lost(1, at(1), 1))))
                .extracting(TimelineEntry::knownFrom, row -> row.followUp().result())
                .containsExactly(tuple(at(2), FollowUpResult.LOST));
    }

    @Test
    void an_enrolment_without_its_initiative_has_no_follow_ups() {
        assertThat(entries(
                        List.of(), List.of(enrolment(1, at(2), "2024-03-01", "2025-01-15", "GOT_JOB", 1)), List.of()))
                .isEmpty();
    }

    @Test
    void a_wrong_registration_ends_the_entry_and_keeps_what_was_known_before() {
        EnrolmentVersion left = enrolment(1, at(1), "2024-03-01", "2025-01-15", "GOT_JOB", 1);
        assertThat(entries(
                        List.of(initiative("ips", 1, at(0), afterExit())),
                        List.of(left, wronglyRegistered(left, at(5))),
                        List.of()))
                .extracting(TimelineEntry::knownFrom, TimelineEntry::knownToExclusive)
                .containsExactly(tuple(at(1), at(5)));
    }

    @Test
    void an_irrelevant_change_does_not_split_the_entry() {
        assertThat(entries(
                        List.of(initiative("ips", 1, at(0), afterExit()), initiative("ips", 2, at(3), afterExit())),
                        List.of(
                                enrolment(1, at(1), "2024-03-01", "2025-01-15", "GOT_JOB", 1),
                                enrolment(2, at(2), "2024-03-05", "2025-01-15", "GOT_JOB", 1)),
                        List.of()))
                .hasSize(1);
    }

    @Test
    void a_changed_exit_reason_starts_a_new_entry() {
        assertThat(entries(
                        List.of(initiative("ips", 1, at(0), afterExit())),
                        List.of(
                                enrolment(1, at(1), "2024-03-01", "2025-01-15", "GOT_JOB", 1),
                                enrolment(2, at(2), "2024-03-01", "2025-01-15", "OTHER", 1)),
                        List.of()))
                .extracting(entry -> entry.followUp().exitReason(), TimelineEntry::knownFrom)
                .containsExactly(tuple("GOT_JOB", at(1)), tuple("OTHER", at(2)));
    }

    @Property(tries = 60)
    void the_order_of_arrival_and_duplicates_do_not_matter(@ForAll long seed) {
        RandomHistory history = RandomHistory.of("ips", seed, 4);
        List<TimelineEntry> inOrder = all(history.initiatives, history.enrolments, history.outcomes);
        Random random = new Random(seed);
        List<TimelineEntry> shuffled = all(
                shuffled(history.initiatives, random),
                shuffled(history.enrolments, random),
                shuffled(history.outcomes, random));
        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Property(tries = 40)
    void every_instant_agrees_with_the_reference_model(@ForAll long seed) {
        RandomHistory history = RandomHistory.of("ips", seed, 4);
        List<TimelineEntry> all = all(history.initiatives, history.enrolments, history.outcomes);
        Window window = new Window(LocalDate.of(2023, 1, 1), LocalDate.of(2026, 1, 1), Basis.FOLLOW_UP);
        for (Instant instant : history.instants()) {
            for (String measure : List.of("after-exit", "after-start", "added-later")) {
                for (LocalDate today :
                        List.of(LocalDate.of(2024, 6, 1), LocalDate.of(2024, 10, 1), LocalDate.of(2027, 1, 1))) {
                    assertThat(count(all, measure, instant, today))
                            .as("%s, known %s, on %s", measure, instant, today)
                            .isEqualTo(new ReferenceModel(history, instant)
                                    .count(measure, window, today)
                                    .counts());
                }
            }
        }
    }

    @Property(tries = 40)
    void entries_do_not_overlap(@ForAll long seed) {
        RandomHistory history = RandomHistory.of("ips", seed, 3);
        Map<String, List<TimelineEntry>> rows = all(history.initiatives, history.enrolments, history.outcomes).stream()
                .collect(groupingBy(row -> row.enrolmentId() + row.followUp().measure()));
        rows.values().forEach(spans -> {
            for (int i = 1; i < spans.size(); i++) {
                TimelineEntry before = spans.get(i - 1);
                TimelineEntry after = spans.get(i);
                assertThat(before.knownToExclusive()).isNotNull().isBeforeOrEqualTo(after.knownFrom());
                if (before.knownToExclusive().equals(after.knownFrom())) {
                    assertThat(after.followUp()).isNotEqualTo(before.followUp());
                }
            }
        });
    }

    private static Counts count(List<TimelineEntry> all, String measure, Instant instant, LocalDate today) {
        return all.stream()
                .filter(row -> row.followUp().measure().equals(measure))
                .filter(row -> !row.knownFrom().isAfter(instant)
                        && (row.knownToExclusive() == null
                                || row.knownToExclusive().isAfter(instant)))
                .map(row -> counts(row.followUp(), today))
                .reduce(Counts.NONE, Counts::plus);
    }

    private static Counts counts(FollowUp followUp, LocalDate today) {
        if (followUp.result() == FollowUpResult.EXCLUDED) {
            return new Counts(0, 0, 0, 0, 1, 0);
        }
        if (today.isBefore(followUp.dueOn())) {
            return new Counts(1, 0, 0, 0, 0, 0);
        }
        if (followUp.result() == FollowUpResult.RECORDED) {
            return new Counts(0, 0, 1, 0, 0, followUp.success() ? 1 : 0);
        }
        return followUp.result() == null && !today.isAfter(followUp.closesOn())
                ? new Counts(0, 1, 0, 0, 0, 0)
                : new Counts(0, 0, 0, 1, 0, 0);
    }

    private static List<TimelineEntry> all(
            List<InitiativeVersion> initiatives, List<EnrolmentVersion> enrolments, List<OutcomeVersion> outcomes) {
        Map<UUID, List<OutcomeVersion>> byEnrolment =
                outcomes.stream().collect(groupingBy(OutcomeVersion::enrolmentId, mapping(each -> each, toList())));
        return enrolments.stream().collect(groupingBy(EnrolmentVersion::enrolmentId)).entrySet().stream()
                .flatMap(entry ->
                        entries(initiatives, entry.getValue(), byEnrolment.getOrDefault(entry.getKey(), List.of()))
                                .stream())
                .toList();
    }

    /** In random order and with duplicates. */
    private static <V> List<V> shuffled(List<V> versions, Random random) {
        List<V> arriving = new ArrayList<>(versions);
        versions.stream().filter(version -> random.nextBoolean()).forEach(arriving::add);
        Collections.shuffle(arriving, random);
        return arriving;
    }
}
