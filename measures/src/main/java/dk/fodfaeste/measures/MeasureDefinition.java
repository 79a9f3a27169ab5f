package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A measure as an initiative defines it, with the codes as they are written. Fields that its kind does not have are null.
 *
 * @param kind null: {@code SITUATION_AFTER}
 * @param graceDays null: 30
 * @param excludedExitReasons null: only {@code DECEASED}
 * @param offset an ISO period
 * @param first an ISO period
 * @param every an ISO period
 */
public record MeasureDefinition(
        String code,
        String name,
        String kind,
        String anchor,
        String milestone,
        String offset,
        Integer graceDays,
        List<String> excludedExitReasons,
        List<String> startedAs,
        String ofSuccessesOf,
        String occasions,
        Integer weeksWorked,
        Integer withinWeeks,
        String meeting,
        String first,
        String every,
        List<Revision> revisions) {

    /** This definition with the revision added, or replaced where one is valid from the same day. */
    public MeasureDefinition revised(Revision revision) {
        List<Revision> all = Stream.concat(
                        revisions.stream().filter(each -> !each.validFrom().equals(revision.validFrom())),
                        Stream.of(revision))
                .toList();
        return new MeasureDefinition(
                code,
                name,
                kind,
                anchor,
                milestone,
                offset,
                graceDays,
                excludedExitReasons,
                startedAs,
                ofSuccessesOf,
                occasions,
                weeksWorked,
                withinWeeks,
                meeting,
                first,
                every,
                all);
    }

    /**
     * A revision as it is written.
     *
     * @param targetPercent null: no target
     * @param minimumCount null: 1
     */
    public record Revision(
            LocalDate validFrom,
            BigDecimal targetPercent,
            List<String> successStatuses,
            List<String> activityKinds,
            Integer minimumCount,
            BigDecimal minimumWeeklyHours) {}
}
