package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every measure has, whatever its kind.
 *
 * @param englishName null if it has none
 * @param graceDays how long after the due date a follow-up may wait for its answer
 * @param excludedExitReasons enrolments that end for one of these, on or before the due date, are in no denominator
 * @param startedAs statuses at start that the measure is limited to; empty: no limit
 * @param revisions at least one, ordered by the day they are valid from
 */
public record Terms(
        String code,
        String name,
        String englishName,
        int graceDays,
        Set<String> excludedExitReasons,
        Set<String> startedAs,
        List<Revision> revisions) {
    public Terms {
        excludedExitReasons = Set.copyOf(excludedExitReasons);
        startedAs = Set.copyOf(startedAs);
        revisions = revisions.stream()
                .sorted(Comparator.comparing(Revision::validFrom))
                .toList();
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

    /** Whether the status at the start is one that the measure is limited to. */
    boolean includes(Enrolment enrolment) {
        return startedAs.isEmpty()
                || (enrolment.statusAtStart() != null && startedAs.contains(enrolment.statusAtStart()));
    }

    boolean excludes(Enrolment enrolment, LocalDate dueOn) {
        return enrolment.exitedOn() != null
                && enrolment.exitReason() != null
                && excludedExitReasons.contains(enrolment.exitReason())
                && !enrolment.exitedOn().isAfter(dueOn);
    }

    /** The kinds of spells that are a success by any revision. */
    Set<ActivityKind> situationKinds() {
        return Arrays.stream(ActivityKind.values())
                .filter(kind -> revisions.stream().anyMatch(revision -> revision.isSuccess(kind)))
                .collect(Collectors.toSet());
    }

    /** A follow-up that facts decide: nobody is asked. */
    FollowUp decided(
            Enrolment enrolment,
            LocalDate occasion,
            LocalDate anchorOn,
            LocalDate dueOn,
            boolean success,
            List<String> decidedBy) {
        boolean excluded = excludes(enrolment, dueOn);
        return new FollowUp(
                occasion,
                anchorOn,
                dueOn,
                dueOn.plusDays(graceDays),
                excluded ? Settlement.EXCLUDED : Settlement.DECIDED,
                success && !excluded,
                false,
                revisionOn(dueOn).targetPercent(),
                excluded ? List.of() : decidedBy);
    }
}
