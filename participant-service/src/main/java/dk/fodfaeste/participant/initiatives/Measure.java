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
 * What an initiative is judged by: so long after the exit (or the start), such a share of people shall be in such a situation.
 * Revisions change what is promised; anchor, offset, grace and excluded reasons are the measure itself and stay as they are once
 * somebody's follow-up hangs on them.
 *
 * @param offset an ISO period, kept as it was written
 * @param graceDays how long after the due day the situation may be dated; 30 unless said
 * @param excludedExitReasons who left for one of these is not asked; the deceased unless said
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

    /** As it is kept: revisions in order, text without white space around it. */
    Measure settled() {
        return new Measure(
                code,
                name.strip(),
                anchor,
                offset,
                graceDays,
                List.copyOf(new LinkedHashSet<>(excludedExitReasons)),
                revisions.stream()
                        .map(Revision::settled)
                        .sorted(Comparator.comparing(Revision::validFrom))
                        .toList());
    }

    Offset readOffset() {
        return Offset.read(offset).orElseThrow();
    }

    boolean excludesTheSameAs(Measure other) {
        return Set.copyOf(excludedExitReasons).equals(Set.copyOf(other.excludedExitReasons));
    }

    boolean saysTheSameAs(Measure other) {
        return code.equals(other.code)
                && name.equals(other.name)
                && anchor == other.anchor
                && offset.equals(other.offset)
                && graceDays.equals(other.graceDays)
                && excludesTheSameAs(other)
                && Definition.pairwise(revisions, other.revisions, Revision::saysTheSameAs);
    }
}
