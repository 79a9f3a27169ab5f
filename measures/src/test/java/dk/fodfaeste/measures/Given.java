package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts and terms for a test, in as few words as they need. */
final class Given {
    private LocalDate startedOn = day("2024-01-10");
    private LocalDate exitedOn;
    private String exitReason;
    private int exitNumber;
    private String statusAtStart;
    private boolean wronglyRegistered;
    private final List<Activity> activities = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Given enrolment(String startedOn) {
        Given given = new Given();
        given.startedOn = day(startedOn);
        return given;
    }

    Given exit(String exitedOn, String reason) {
        this.exitedOn = day(exitedOn);
        this.exitReason = reason;
        this.exitNumber = exitNumber + 1;
        return this;
    }

    Given statusAtStart(String status) {
        this.statusAtStart = status;
        return this;
    }

    Given wronglyRegistered() {
        this.wronglyRegistered = true;
        return this;
    }

    Given spell(ActivityKind kind, String on, String until) {
        return spell(kind, on, until, null);
    }

    Given spell(ActivityKind kind, String on, String until, String weeklyHours) {
        activities.add(Activity.spell(
                kind, day(on), day(until), null, weeklyHours == null ? null : new BigDecimal(weeklyHours)));
        return this;
    }

    Given openSpell(ActivityKind kind, String on, String confirmedOn) {
        activities.add(Activity.spell(kind, day(on), null, day(confirmedOn), null));
        return this;
    }

    Given meeting(ActivityKind kind, String on, Attendance attendance) {
        activities.add(Activity.meeting(kind, day(on), attendance, null));
        return this;
    }

    Given milestone(ActivityKind kind, String on) {
        activities.add(Activity.milestone(kind, day(on)));
        return this;
    }

    Given answer(String measure, String status, String statusDate, String dueOn) {
        answers.put(measure, new Answer(List.of(status), day(statusDate), null, false, day(dueOn), exitNumber));
        return this;
    }

    Given lost(String measure, String dueOn) {
        answers.put(measure, new Answer(List.of(), null, null, true, day(dueOn), exitNumber));
        return this;
    }

    Facts facts() {
        return new Facts(
                new Enrolment(startedOn, exitedOn, exitReason, exitNumber, statusAtStart, wronglyRegistered),
                activities,
                answers);
    }

    static Terms terms(String code, Revision... revisions) {
        return new Terms(code, code, null, 30, Set.of("DECEASED"), Set.of(), List.of(revisions));
    }

    static Revision success(String... statuses) {
        return new Revision(day("2015-01-01"), new BigDecimal("25"), Set.of(statuses), Set.of(), 1, null);
    }

    static Revision success(BigDecimal minimumWeeklyHours, String... statuses) {
        return new Revision(day("2015-01-01"), new BigDecimal("25"), Set.of(statuses), Set.of(), 1, minimumWeeklyHours);
    }

    static Revision events(int minimumCount, ActivityKind... kinds) {
        return new Revision(day("2015-01-01"), null, Set.of(), Set.of(kinds), minimumCount, null);
    }

    static Revision onlyTarget() {
        return new Revision(day("2015-01-01"), new BigDecimal("90"), Set.of(), Set.of(), 1, null);
    }
}
