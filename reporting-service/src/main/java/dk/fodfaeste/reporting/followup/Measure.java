package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireText;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTextOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTexts;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an initiative is judged by: an anchor date, an offset to the due date, and the definition of a success. */
public record Measure(
        String code,
        String name,
        Anchor anchor,
        Period offset,
        int graceDays,
        Set<String> excludedExitReasons,
        List<Revision> revisions) {
    public Measure {
        requireText("code", code);
        requireTextOrNull("name", name);
        require(anchor != null, "anchor is missing");
        require(offset != null && !offset.isNegative(), "offset is a period that is not negative");
        require(offset.toTotalMonths() <= 1_200 && offset.getDays() <= 36_525, "offset is at most a hundred years");
        require(graceDays >= 0 && graceDays <= 3_653, "graceDays lies outside its range");
        require(revisions != null && !revisions.isEmpty(), "a measure has at least one revision");
        excludedExitReasons = excludedExitReasons == null ? Set.of() : Set.copyOf(excludedExitReasons);
        requireTexts("excludedExitReasons", excludedExitReasons);
        revisions = revisions.stream()
                .sorted(Comparator.comparing(Revision::validFrom))
                .toList();
    }

    /** Whether both measures have the same enrolments and due dates, so that a reader can subtract their figures from each other. */
    public boolean hasSameFollowUpsAs(Measure other) {
        return anchor == other.anchor && offset.normalized().equals(other.offset.normalized());
    }

    /** Whether both exclude the same exit reasons. */
    public boolean hasSameExclusionsAs(Measure other) {
        return excludedExitReasons.equals(other.excludedExitReasons);
    }

    /** Calendar arithmetic, clamped to the end of the month: two months after 31 December is the last day of February, not sixty days later. */
    LocalDate dueOn(LocalDate anchorOn) {
        return anchorOn.plus(offset);
    }

    /** The revision valid on that day; before the first revision, the first. */
    public Revision revisionOn(LocalDate day) {
        Revision valid = revisions.getFirst();
        for (Revision revision : revisions) {
            if (!revision.validFrom().isAfter(day)) {
                valid = revision;
            }
        }
        return valid;
    }

    /** This measure with the revision added, or replaced if one is valid from the same day. */
    public Measure revised(Revision revision) {
        List<Revision> all = Stream.concat(
                        revisions.stream().filter(each -> !each.validFrom().equals(revision.validFrom())),
                        Stream.of(revision))
                .toList();
        return new Measure(code, name, anchor, offset, graceDays, excludedExitReasons, all);
    }

    /** Whether the person left on or before the due date for an excluded reason. */
    boolean excludes(EnrolmentVersion enrolment, LocalDate dueOn) {
        return enrolment.exitedOn() != null
                && enrolment.exitReason() != null
                && excludedExitReasons.contains(enrolment.exitReason())
                && !enrolment.exitedOn().isAfter(dueOn);
    }

    /** Whether the outcome has a status for the present exit that is dated within the grace of the due date, which a correction may have moved. */
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
