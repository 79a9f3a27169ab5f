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
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.fodfaeste.measures.Settlement;
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
        return entries(initiatives, enrolments, outcomes, List.of());
    }

    private static List<TimelineEntry> entries(
            List<InitiativeVersion> initiatives,
            List<EnrolmentVersion> enrolments,
            List<OutcomeVersion> outcomes,
            List<ActivityVersion> activities) {
        return new FollowUpTimeline(
                        new EnrolmentHistory(
                                History.of(enrolments),
                                outcomes.stream()
                                        .collect(groupingBy(
                                                OutcomeVersion::measure, collectingAndThen(toList(), History::of))),
                                activities.stream()
                                        .collect(groupingBy(
                                                ActivityVersion::activityId, collectingAndThen(toList(), History::of)))
                                        .values()),
                        initiatives.stream()
                                .collect(groupingBy(InitiativeVersion::code, collectingAndThen(toList(), History::of))))
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
                        row -> row.row().settlement(),
                        row -> row.row().dueOn().toString())
                .containsExactly(
                        tuple(at(2), at(3), Settlement.OPEN, "2025-03-15"),
                        tuple(at(3), at(4), Settlement.ANSWERED, "2025-03-15"),
                        tuple(at(5), null, Settlement.OPEN, "2025-03-20"));
    }

    @Test
    void an_outcome_before_its_enrolment_gives_no_follow_up() {
        assertThat(entries(
                        List.of(initiative("ips", 1, at(0), afterExit())),
                        List.of(enrolment(1, at(2), "2024-03-01", "2025-01-15", "GOT_JOB", 1)),
                        List.of(lost(1, at(1), 1))))
                .extracting(TimelineEntry::knownFrom, row -> row.row().settlement())
                .containsExactly(tuple(at(2), Settlement.LOST));
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
                .extracting(entry -> entry.row().exitReason(), TimelineEntry::knownFrom)
                .containsExactly(tuple("GOT_JOB", at(1)), tuple("OTHER", at(2)));
    }

    @Test
    void each_version_of_an_activity_is_known_from_its_recording() {
        assertThat(entries(
                        List.of(initiative("ips", 1, at(0), Facts.placed())),
                        List.of(enrolment(1, at(1), "2024-03-01", null, null, 0)),
                        List.of(),
                        List.of(
                                Facts.spell(1, at(2), "INTERNSHIP", "2024-03-10", false),
                                Facts.spell(2, at(3), "OF_THE_FUTURE", "2024-03-10", false),
                                Facts.spell(3, at(4), "INTERNSHIP", "2024-03-10", false),
                                Facts.spell(4, at(5), "INTERNSHIP", "2024-03-10", true))))
                .extracting(
                        TimelineEntry::knownFrom,
                        TimelineEntry::knownToExclusive,
                        entry -> entry.row().success())
                .containsExactly(
                        tuple(at(1), at(2), false),
                        tuple(at(2), at(3), true),
                        tuple(at(3), at(4), false),
                        tuple(at(4), at(5), true),
                        tuple(at(5), null, false));
    }

    @Property(tries = 60)
    void the_order_of_arrival_and_duplicates_do_not_matter(@ForAll long seed) {
        RandomHistory history = RandomHistory.of("ips", seed, 4);
        List<TimelineEntry> inOrder = all(history);
        Random random = new Random(seed);
        List<TimelineEntry> shuffled = all(
                shuffled(history.initiatives, random),
                shuffled(history.enrolments, random),
                shuffled(history.outcomes, random),
                shuffled(history.activities, random));
        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Property(tries = 40)
    void a_row_is_known_once_at_a_time(@ForAll long seed) {
        RandomHistory history = RandomHistory.of("ips", seed, 3);
        Map<String, List<TimelineEntry>> entries =
                all(history).stream().collect(groupingBy(entry -> entry.enrolmentId() + " " + entry.row()));
        entries.values().forEach(periods -> {
            for (int i = 1; i < periods.size(); i++) {
                assertThat(periods.get(i - 1).knownToExclusive())
                        .isNotNull()
                        .isBefore(periods.get(i).knownFrom());
            }
        });
    }

    private static List<TimelineEntry> all(RandomHistory history) {
        return all(history.initiatives, history.enrolments, history.outcomes, history.activities);
    }

    private static List<TimelineEntry> all(
            List<InitiativeVersion> initiatives,
            List<EnrolmentVersion> enrolments,
            List<OutcomeVersion> outcomes,
            List<ActivityVersion> activities) {
        Map<UUID, List<OutcomeVersion>> outcomesOf = outcomes.stream().collect(groupingBy(OutcomeVersion::enrolmentId));
        Map<UUID, List<ActivityVersion>> activitiesOf =
                activities.stream().collect(groupingBy(ActivityVersion::enrolmentId));
        return enrolments.stream().collect(groupingBy(EnrolmentVersion::enrolmentId)).entrySet().stream()
                .flatMap(entry -> entries(
                        initiatives,
                        entry.getValue(),
                        outcomesOf.getOrDefault(entry.getKey(), List.of()),
                        activitiesOf.getOrDefault(entry.getKey(), List.of()))
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
