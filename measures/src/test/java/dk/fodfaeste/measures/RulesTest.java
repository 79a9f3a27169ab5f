package dk.fodfaeste.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Over random facts, each kind derives what its rules say, in whatever order the facts arrive and whatever day it is. */
class RulesTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 10, 1);
    private static final BigDecimal SEVEN = BigDecimal.valueOf(7);

    private static final Revision JOBS = Given.success(SEVEN, "ORDINARY_PART_TIME", "SELF_EMPLOYED");
    private static final Revision SITUATIONS = Given.success("EDUCATION", "INTERNSHIP");
    private static final EventWithin PLACEMENT = new EventWithin(
            Given.terms(
                    "placement",
                    Given.events(2, ActivityKind.INTERNSHIP, ActivityKind.JOB_INTERVIEW, ActivityKind.SOCIAL_PROGRESS)),
            new Anchor.Start(),
            Period.ofMonths(2));
    private static final EventWithin UNTIL_EXIT = new EventWithin(
            Given.terms("until-exit", Given.events(1, ActivityKind.SOCIAL_PROGRESS, ActivityKind.EDUCATION)),
            new Anchor.Start(),
            null);
    private static final SituationOn SITUATION_ON =
            new SituationOn(Given.terms("situation-on", SITUATIONS), Recurrence.PeriodEnd.MONTH_END);
    private static final Sustained SUSTAINED = new Sustained(Given.terms("sustained", JOBS), 4, 6);
    private static final MeetingsOnTime ON_TIME = new MeetingsOnTime(
            Given.terms("on-time", Given.onlyTarget()),
            ActivityKind.JOB_INTERVIEW,
            Period.ofDays(20),
            Period.ofMonths(1));
    private static final MeetingsAttended ATTENDED =
            new MeetingsAttended(Given.terms("attended", Given.onlyTarget()), ActivityKind.JOB_INTERVIEW);

    @Property(tries = 2000)
    void the_derived_follow_ups_are_those_of_the_rules(@ForAll("facts") Facts facts, @ForAll("days") LocalDate today) {
        Rules rules = new Rules(facts, today);
        assertThat(questions(PLACEMENT, facts, today)).isEqualTo(rules.eventWithin(PLACEMENT));
        assertThat(questions(UNTIL_EXIT, facts, today)).isEqualTo(rules.eventWithin(UNTIL_EXIT));
        assertThat(questions(SITUATION_ON, facts, today)).isEqualTo(rules.situationOn(SITUATION_ON, SITUATIONS));
        assertThat(questions(SUSTAINED, facts, today)).isEqualTo(rules.sustained(SUSTAINED, JOBS));
        assertThat(questions(ON_TIME, facts, today)).isEqualTo(rules.meetingsOnTime(ON_TIME));
    }

    @Property(tries = 500)
    void the_order_of_arrival_does_not_matter(@ForAll("facts") Facts facts, @ForAll long seed) {
        List<Activity> shuffled = new ArrayList<>(facts.activities());
        Collections.shuffle(shuffled, new Random(seed));
        Facts again = new Facts(facts.enrolment(), shuffled, Map.of());
        for (Measure measure : List.of(PLACEMENT, UNTIL_EXIT, SITUATION_ON, SUSTAINED, ON_TIME, ATTENDED)) {
            assertThat(measure.followUps(again)).isEqualTo(measure.followUps(facts));
        }
    }

    private static List<Rules.Question> questions(Measure measure, Facts facts, LocalDate today) {
        return measure.followUps(facts).on(today).stream()
                .map(followUp -> new Rules.Question(
                        followUp.anchorOn(),
                        followUp.dueOn(),
                        followUp.settlement() == Settlement.EXCLUDED,
                        followUp.success()))
                .toList();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 500).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<Facts> facts() {
        Arbitrary<Enrolment> enrolments = Combinators.combine(
                        days(),
                        Arbitraries.integers().between(0, 400).injectNull(0.4),
                        Arbitraries.of("GOT_JOB", "DECEASED"))
                .as((start, length, reason) -> new Enrolment(
                        start,
                        length == null ? null : start.plusDays(length),
                        length == null ? null : reason,
                        length == null ? 0 : 1,
                        null,
                        false));
        return Combinators.combine(enrolments, activity().list().ofMaxSize(12))
                .as((enrolment, activities) -> new Facts(enrolment, activities, Map.of()));
    }

    private Arbitrary<Activity> activity() {
        Arbitrary<ActivityKind> kinds = Arbitraries.of(
                ActivityKind.ORDINARY_PART_TIME,
                ActivityKind.SELF_EMPLOYED,
                ActivityKind.EDUCATION,
                ActivityKind.INTERNSHIP,
                ActivityKind.JOB_INTERVIEW,
                ActivityKind.SOCIAL_PROGRESS);
        return Combinators.combine(
                        kinds,
                        days(),
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.of("3.5", "7", "20", "").injectNull(0.1),
                        Arbitraries.of(Attendance.class),
                        Arbitraries.of(true, false))
                .as((kind, on, length, hours, attendance, isOpen) -> switch (kind.shape()) {
                    case SPELL ->
                        Activity.spell(
                                kind,
                                on,
                                isOpen ? null : on.plusDays(length),
                                isOpen ? on.plusDays(length) : null,
                                hours == null || hours.isEmpty() ? null : new BigDecimal(hours));
                    case MEETING -> Activity.meeting(kind, on, attendance, on.plusDays(length % 3));
                    case MILESTONE -> Activity.milestone(kind, on);
                });
    }
}
