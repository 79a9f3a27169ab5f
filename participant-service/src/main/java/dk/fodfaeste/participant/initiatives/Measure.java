package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.participant.ExitReason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A measure of an initiative: within an offset from the exit or the start, a target percentage of the participants shall be in a situation
 * of the success set. Revisions change target and success set. Anchor, offset, grace and excluded reasons are fixed once the measure has a
 * follow-up.
 *
 * @param offset an ISO period, stored as written
 * @param graceDays days around the due date in which a status may be dated; 30 by default
 * @param excludedExitReasons enrolments with one of these exit reasons have no follow-up; the deceased by default
 */
record Measure(
        @NotNull @PlainText(max = 64) String code,
        @NotNull @PlainText(max = 200) String name,
        @NotNull Anchor anchor,
        @NotNull @PlainText(max = 40) String offset,
        Integer graceDays,
        List<@NotNull ExitReason> excludedExitReasons,
        @NotEmpty List<@NotNull @Valid Revision> revisions) {
    private static final int GRACE_DAYS = 30;

    Measure {
        graceDays = graceDays == null ? Integer.valueOf(GRACE_DAYS) : graceDays;
        excludedExitReasons = excludedExitReasons == null ? List.of(ExitReason.DECEASED) : excludedExitReasons;
    }

    /** As it is stored: revisions in order, names without surrounding white space. */
    Measure normalised() {
        return new Measure(
                code,
                name.strip(),
                anchor,
                offset,
                graceDays,
                List.copyOf(new LinkedHashSet<>(excludedExitReasons)),
                revisions.stream()
                        .map(Revision::normalised)
                        .sorted(Comparator.comparing(Revision::validFrom))
                        .toList());
    }

    Offset parsedOffset() {
        return Offset.tryParse(offset).orElseThrow();
    }

    boolean hasSameExclusionsAs(Measure other) {
        return Set.copyOf(excludedExitReasons).equals(Set.copyOf(other.excludedExitReasons));
    }

    boolean isEquivalentTo(Measure other) {
        return code.equals(other.code)
                && name.equals(other.name)
                && anchor == other.anchor
                && offset.equals(other.offset)
                && graceDays.equals(other.graceDays)
                && hasSameExclusionsAs(other)
                && Definition.equalInPairs(revisions, other.revisions, Revision::isEquivalentTo);
    }
}
