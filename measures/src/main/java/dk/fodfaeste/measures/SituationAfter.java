package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The situation a given period after an anchor date. Consultants find it out and record a status.
 *
 * @param ofSuccessesOf restricts the measure to the successes of another one (do they last?); null: no restriction
 */
record SituationAfter(Terms terms, Anchor anchor, Period offset, SituationAfter ofSuccessesOf) implements Measure {

    @Override
    public String kind() {
        return "SITUATION_AFTER";
    }

    @Override
    public boolean takesStatuses() {
        return true;
    }

    @Override
    public LocalDate dueOn(LocalDate anchorOn) {
        return anchorOn.plus(offset);
    }

    /** The measure that it is restricted to has the same anchor. */
    @Override
    public Set<ActivityKind> activityKinds() {
        return anchor.activityKinds();
    }

    @Override
    public Optional<Answer> applicableAnswer(Facts facts) {
        return anchor.of(facts).flatMap(anchorOn -> answer(facts, dueOn(anchorOn)));
    }

    @Override
    public Optional<Period> afterExit() {
        return anchor instanceof Anchor.Exit ? Optional.of(offset) : Optional.empty();
    }

    /** A restricted measure has no follow-up without the success that it depends on. */
    @Override
    public boolean isCancelled(Facts facts) {
        Enrolment enrolment = facts.enrolment();
        return ofSuccessesOf == null
                && anchor instanceof Anchor.Exit
                && enrolment.exitNumber() > 0
                && enrolment.exitedOn() == null
                && terms.includes(enrolment);
    }

    @Override
    public Set<String> answeredBy() {
        return ofSuccessesOf == null ? Set.of(code()) : Set.of(code(), ofSuccessesOf.code());
    }

    @Override
    public Unit unit() {
        return anchor.unit();
    }

    @Override
    public Optional<Schedule> schedule() {
        return ofSuccessesOf == null ? Optional.of(Schedule.of(this, offset)) : Optional.empty();
    }

    @Override
    public Set<String> populations() {
        return Set.of(anchor.population());
    }

    @Override
    public boolean needsExit() {
        return anchor.needsExit();
    }

    @Override
    public Phrase people() {
        return ofSuccessesOf == null ? anchor.people() : Phrase.of("ofSuccesses", ofSuccessesOf.name());
    }

    @Override
    public Phrase question(Revision revision) {
        return Phrase.of("situationAfter", anchor.after(offset), revision.situations(), revision.hours());
    }

    @Override
    public FollowUps derive(Facts facts) {
        if (ofSuccessesOf != null && !ofSuccessesOf.hasSucceeded(facts)) {
            return FollowUps.NONE;
        }
        return followUp(facts).map(FollowUps::once).orElse(FollowUps.NONE);
    }

    /** Whatever the day: an answer of this measure succeeds by the revision of its own due date. */
    private boolean hasSucceeded(Facts facts) {
        return followUps(facts).series().stream()
                .anyMatch(series -> series.first().success());
    }

    private Optional<FollowUp> followUp(Facts facts) {
        return anchor.of(facts).map(anchorOn -> {
            LocalDate dueOn = dueOn(anchorOn);
            Revision revision = terms.revisionOn(dueOn);
            Optional<Answer> answer = answer(facts, dueOn);
            Settlement settlement = settlement(facts.enrolment(), dueOn, answer);
            boolean answered = settlement == Settlement.ANSWERED;
            return new FollowUp(
                    null,
                    anchorOn,
                    dueOn,
                    dueOn.plusDays(terms.graceDays()),
                    settlement,
                    answered && revision.succeeds(answer.orElseThrow()),
                    answered && answer.orElseThrow().statusDate().isBefore(dueOn),
                    revision.targetPercent(),
                    answered ? answer.orElseThrow().statuses() : List.of());
        });
    }

    private Optional<Answer> answer(Facts facts, LocalDate dueOn) {
        return facts.answer(terms.code()).filter(given -> answers(given, facts.enrolment(), dueOn));
    }

    private Settlement settlement(Enrolment enrolment, LocalDate dueOn, Optional<Answer> answer) {
        if (terms.excludes(enrolment, dueOn) || answer.map(Answer::isDeceased).orElse(false)) {
            return Settlement.EXCLUDED;
        }
        return answer.map(given -> given.lost() ? Settlement.LOST : Settlement.ANSWERED)
                .orElse(Settlement.OPEN);
    }

    /** Recorded for the present exit, and about a day close enough to the due date, wherever a correction has moved that. */
    private boolean answers(Answer answer, Enrolment enrolment, LocalDate dueOn) {
        return anchor.accepts(answer, enrolment)
                && !answer.describedDay().isBefore(dueOn.minusDays(terms.graceDays()))
                && !answer.describedDay().isAfter(dueOn.plusDays(terms.graceDays()));
    }
}
