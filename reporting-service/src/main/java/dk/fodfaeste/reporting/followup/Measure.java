package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FactVersion.mustBeText;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeTextOrNull;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeTexts;
import static dk.fodfaeste.reporting.followup.FactVersion.mustHold;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an initiative is judged by: a date to count from, how long after it to ask, and what is then a success. */
public record Measure(
        String code,
        String name,
        Anchor anchor,
        Period offset,
        int graceDays,
        Set<String> excludedExitReasons,
        List<Revision> revisions) {
    public Measure {
        mustBeText("code", code);
        mustBeTextOrNull("name", name);
        mustHold(anchor != null, "anchor is missing");
        mustHold(offset != null && !offset.isNegative(), "offset is a period that is not negative");
        mustHold(offset.toTotalMonths() <= 1_200 && offset.getDays() <= 36_525, "offset is at most a hundred years");
        mustHold(graceDays >= 0 && graceDays <= 3_653, "graceDays lies outside its range");
        mustHold(revisions != null && !revisions.isEmpty(), "a measure has at least one revision");
        excludedExitReasons = excludedExitReasons == null ? Set.of() : Set.copyOf(excludedExitReasons);
        mustBeTexts("excludedExitReasons", excludedExitReasons);
        revisions = revisions.stream()
                .sorted(Comparator.comparing(Revision::validFrom))
                .toList();
    }

    /** Whether both ask for the same enrolments on the same days, so that their figures can be taken from each other. */
    public boolean asksTheSamePeopleAs(Measure other) {
        return anchor == other.anchor && offset.normalized().equals(other.offset.normalized());
    }

    /** Whether both leave the same of them out of their denominators. */
    public boolean leavesOutTheSameAs(Measure other) {
        return excludedExitReasons.equals(other.excludedExitReasons);
    }

    /** Calendar arithmetic, clamped to the month's end: two months after 31 December is the last of February, never sixty days on. */
    LocalDate dueOn(LocalDate anchorOn) {
        return anchorOn.plus(offset);
    }

    /** The revision valid on that day; before the first, the first. */
    public Revision revisionOn(LocalDate day) {
        Revision valid = revisions.getFirst();
        for (Revision revision : revisions) {
            if (!revision.validFrom().isAfter(day)) {
                valid = revision;
            }
        }
        return valid;
    }

    /** The same with one revision more, or another in place of the one from that day. */
    public Measure revised(Revision revision) {
        List<Revision> all = Stream.concat(
                        revisions.stream().filter(each -> !each.validFrom().equals(revision.validFrom())),
                        Stream.of(revision))
                .toList();
        return new Measure(code, name, anchor, offset, graceDays, excludedExitReasons, all);
    }

    /** Whether somebody who left for such a reason, before the day that was asked about, is not asked for at all. */
    boolean excludes(EnrolmentVersion enrolment, LocalDate dueOn) {
        return enrolment.exitedOn() != null
                && enrolment.exitReason() != null
                && excludedExitReasons.contains(enrolment.exitReason())
                && !enrolment.exitedOn().isAfter(dueOn);
    }

    /**
     * Whether the outcome holds a status that says how things were on the due date: recorded for the present exit, and dated close enough
     * to the due date, wherever a correction has since moved that.
     */
    boolean isAnsweredBy(OutcomeVersion outcome, EnrolmentVersion enrolment, LocalDate dueOn) {
        return !outcome.statuses().isEmpty()
                && anchor.answeredBy(outcome, enrolment)
                && !outcome.statusDate().isBefore(dueOn.minusDays(graceDays))
                && !outcome.statusDate().isAfter(dueOn.plusDays(graceDays));
    }

    boolean isLost(OutcomeVersion outcome, EnrolmentVersion enrolment) {
        return outcome.lost() && anchor.answeredBy(outcome, enrolment);
    }
}
