package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Follow-ups that differ in nothing but their occasion. A follow-up that is asked once is a series of its own.
 *
 * @param recurrence null for a follow-up that is asked once
 * @param last the last occasion; null where the series goes on, and for a follow-up that is asked once
 */
public record FollowUpSeries(FollowUp first, Recurrence recurrence, LocalDate last) {

    static FollowUpSeries once(FollowUp followUp) {
        return new FollowUpSeries(followUp, null, null);
    }

    /** Occasions after {@code today} do not exist yet; what is asked once exists before it is due. */
    public List<FollowUp> followUps(LocalDate today) {
        if (recurrence == null) {
            return List.of(first);
        }
        LocalDate end = last == null || last.isAfter(today) ? today : last;
        return Stream.iterate(first.dueOn(), day -> !day.isAfter(end), recurrence::after)
                .map(first::on)
                .toList();
    }
}
