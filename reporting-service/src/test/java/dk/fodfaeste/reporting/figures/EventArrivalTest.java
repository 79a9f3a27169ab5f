package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.at;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.followup.RandomHistory;
import dk.fodfaeste.reporting.followup.ReferenceModel;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events arrive in any order and more than once: rows and figures are the same, for every instant. */
@QuarkusTest
class EventArrivalTest {
    private static final List<LocalDate> DAYS =
            List.of(day("2024-05-01"), day("2024-08-15"), day("2024-12-01"), day("2026-01-01"));

    @Inject
    Events events;

    @Inject
    Tallies tallies;

    @Inject
    AgroalDataSource database;

    @Test
    void exit_status_withdrawal_and_new_exit_give_the_same_rows_in_every_order() throws SQLException {
        events.publish(List.of(initiative(
                "every-order",
                1,
                at(0),
                measure("after-exit", Anchor.EXIT, "P2M", revision("2019-01-01", "25", WORK_OR_SCHOOL, null)))));
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3, 4));
        List<FactVersion> all = new ArrayList<>();
        List<UUID> enrolments = new ArrayList<>();
        for (List<Integer> order : orders) {
            UUID enrolment = UUID.randomUUID();
            enrolments.add(enrolment);
            List<FactVersion> history = history(enrolment);
            order.forEach(step -> all.add(history.get(step)));
            // And a duplicate at the end.
            all.add(history.get(order.getFirst()));
        }
        events.publish(all);
        List<String> first = rows(enrolments.getFirst());
        assertThat(first).hasSize(4);
        for (UUID enrolment : enrolments) {
            assertThat(rows(enrolment)).isEqualTo(first);
        }
    }

    /** An exit with a status, its withdrawal, and a second exit with a status. The first status does not answer for the second exit. */
    private static List<FactVersion> history(UUID enrolment) {
        return List.of(
                enrolment(enrolment, 2, at(2), "2025-01-15", 1),
                outcome(enrolment, 1, at(3), 1, "2025-03-15", "EDUCATION"),
                enrolment(enrolment, 3, at(4), null, 1),
                enrolment(enrolment, 4, at(5), "2025-01-20", 2),
                outcome(enrolment, 2, at(6), 2, "2025-03-20", "UNEMPLOYED"));
    }

    @Test
    void shuffled_and_duplicated_events_give_the_figures_of_the_reference_model() throws SQLException {
        List<RandomHistory> histories = new ArrayList<>();
        List<FactVersion> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RandomHistory history = RandomHistory.of("shuffled-" + i, 4711 + i, 8);
            histories.add(history);
            all.addAll(history.all());
        }
        Random random = new Random(42);
        List<FactVersion> again = new ArrayList<>(all);
        Collections.shuffle(all, random);
        Collections.shuffle(again, random);
        all.addAll(again);
        events.publish(all);
        for (RandomHistory history : histories) {
            assertEqualToReferenceModel(history);
        }
    }

    private void assertEqualToReferenceModel(RandomHistory history) throws SQLException {
        for (Basis basis : Basis.values()) {
            Window window = new Window(day("2023-11-15"), day("2024-11-20"), basis);
            for (Instant known : someInstants(history)) {
                for (String measure : RandomHistory.MEASURES) {
                    for (LocalDate today : DAYS) {
                        ReferenceModel.Expected expected =
                                new ReferenceModel(history, known).count(measure, window, today);
                        AsOf asOf = new AsOf(today, known, false);
                        Optional<Measure> definition = definition(history, measure, known);
                        Window counting = definition
                                .map(each -> FollowUpQuery.countedWindow(each, window, today))
                                .orElse(Optional.of(window))
                                .orElse(NO_OCCASION);
                        Tallies.WithPersons counted = tallies.withPersons(history.code, measure, counting, asOf);
                        assertThat(tallies.of(history.code, measure, counting, asOf))
                                .isEqualTo(counted.tally());
                        assertThat(counted.tally().counts())
                                .as("%s by %s, known %s, on %s", measure, basis, known, today)
                                .isEqualTo(expected.counts());
                        assertThat(counted.persons()).isEqualTo(expected.persons());
                        assertThat(counted.tally().targets().sum()).isEqualByComparingTo(expected.targetSum());
                        assertThat(counted.tally().targets().withoutTarget()).isEqualTo(expected.withoutTarget());
                        assertThat(counted.tally().lastClosing()).isEqualTo(expected.lastClosing());
                        if (definition.isPresent()) {
                            Omissions omissions = tallies.omissions(history.code, definition.get(), counting, asOf);
                            assertThat(omissions.startUnknown().orElse(0L)).isEqualTo(expected.startUnknown());
                            assertThat(omissions.cancelled().orElse(0L)).isEqualTo(expected.cancelled());
                        }
                    }
                }
            }
            Instant last = history.instants().getLast();
            for (String measure : RandomHistory.MEASURES) {
                assertThat(tallies.of(history.code, measure, window, new AsOf(DAYS.getLast(), last, true)))
                        .isEqualTo(tallies.of(history.code, measure, window, new AsOf(DAYS.getLast(), last, false)));
            }
        }
    }

    /** Every fourth, and the last. */
    private static List<Instant> someInstants(RandomHistory history) {
        List<Instant> all = history.instants();
        return IntStream.range(0, all.size())
                .filter(i -> i % 4 == 0 || i == all.size() - 1)
                .mapToObj(all::get)
                .toList();
    }

    private static final Window NO_OCCASION = new Window(day("1900-01-02"), day("1900-01-02"), Basis.ANCHOR);

    private static Optional<Measure> definition(RandomHistory history, String measure, Instant known) {
        return History.of(history.initiatives).asOfOrFirst(known).flatMap(version -> version.measure(measure));
    }

    @Test
    void an_initiative_that_arrives_last_completes_the_earlier_facts() throws SQLException {
        RandomHistory history = RandomHistory.of("arrives-last", 99, 5);
        List<FactVersion> outcomesFirst = new ArrayList<>(history.outcomes);
        outcomesFirst.addAll(history.activities);
        outcomesFirst.addAll(history.enrolments.reversed());
        events.publish(outcomesFirst);
        assertThat(rowsOf("arrives-last")).isZero();
        events.publish(history.initiatives.reversed());
        assertThat(rowsOf("arrives-last")).isPositive();
        assertEqualToReferenceModel(history);
    }

    @Test
    void after_a_merge_two_records_count_as_one_person() throws SQLException {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID one = UUID.randomUUID();
        events.publish(List.of(
                initiative(
                        "merged",
                        1,
                        at(0),
                        measure("after-exit", Anchor.EXIT, "P2M", revision("2019-01-01", "25", WORK_OR_SCHOOL, null))),
                left(first, one, 2, at(1), "2024-01-15"),
                left(second, UUID.randomUUID(), 2, at(2), "2024-04-15"),
                outcome(first, 1, at(3), 1, "2024-03-15", "EDUCATION"),
                outcome(second, 1, at(4), 1, "2024-06-15", "EDUCATION"),
                left(second, one, 3, at(6), "2024-04-15")));
        Window year = new Window(day("2024-01-01"), day("2024-12-31"), Basis.ANCHOR);
        for (int known : List.of(5, 7)) {
            Tallies.WithPersons counted =
                    tallies.withPersons("merged", "after-exit", year, new AsOf(DAYS.getLast(), at(known), false));
            assertThat(counted.tally().counts().successes()).isEqualTo(2);
            assertThat(counted.persons()).isEqualTo(known < 6 ? 2 : 1);
        }
    }

    private static EnrolmentVersion left(UUID id, UUID person, int version, Instant recordedAt, String exitedOn) {
        return new EnrolmentVersion(
                id,
                person,
                "merged",
                null,
                day("2023-03-01"),
                day(exitedOn),
                "GOT_JOB",
                1,
                null,
                null,
                null,
                "EXITED",
                version,
                recordedAt);
    }

    private long rowsOf(String initiative) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from follow_ups where initiative = ?")) {
            select.setString(1, initiative);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The rows of an enrolment without its ids. */
    private List<String> rows(UUID enrolment) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select (to_jsonb(f) - 'enrolment_id' - 'participant_ref')::text from follow_ups f
                        where enrolment_id = ? order by measure, due_on, position, known_from""")) {
            select.setObject(1, enrolment);
            List<String> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        }
    }

    private static EnrolmentVersion enrolment(
            UUID id, int version, Instant recordedAt, String exitedOn, int exitNumber) {
        return new EnrolmentVersion(
                id,
                UUID.randomUUID(),
                "every-order",
                null,
                day("2024-03-01"),
                exitedOn == null ? null : day(exitedOn),
                exitedOn == null ? null : "GOT_JOB",
                exitNumber,
                29,
                exitedOn == null ? null : 30,
                null,
                "ACTIVE",
                version,
                recordedAt);
    }

    private static OutcomeVersion outcome(
            UUID id, int version, Instant recordedAt, int exitNumber, String statusDate, String status) {
        return new OutcomeVersion(
                id,
                "after-exit",
                day(statusDate),
                exitNumber,
                List.of(status),
                day(statusDate),
                null,
                false,
                version,
                recordedAt);
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : items) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<T> tail : permutations(rest)) {
                List<T> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
