package dk.fodfaeste.reporting.followup;

import dk.fodfaeste.measures.FollowUp;
import dk.fodfaeste.measures.FollowUpSeries;
import dk.fodfaeste.measures.FollowUps;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.Recurrence;
import dk.fodfaeste.measures.Settlement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One series of follow-ups of an enrolment for a measure, as it is stored. A follow-up that is asked once is a series of its own. A row can
 * also be about questions that are not asked. Nothing in it depends on the current day.
 *
 * @param position numbers the rows with the same first due date
 * @param occasion the first one; null for follow-ups that are asked once
 * @param anchorOn of the first follow-up, like {@code dueOn} and {@code closesOn}
 * @param closesOn the last day of grace; null for questions that are not asked
 * @param recurrence null for follow-ups that are asked once
 * @param lastOn the last occasion; null if the series goes on
 * @param settlement null for questions that are not asked
 * @param omitted why the questions are not asked; null for follow-ups
 * @param targetPercent the target valid on the due date; null without a target
 * @param age on {@code ageOn}, in whole years; null if unknown
 * @param exitReason null if the measure is not about enrolments that ended
 * @param decidedBy the codes of the statuses or activities that answer or decide it, also unknown ones
 */
public record FollowUpRow(
        UUID participantRef,
        String initiative,
        String measure,
        int position,
        LocalDate occasion,
        LocalDate anchorOn,
        LocalDate dueOn,
        LocalDate closesOn,
        Recurrence recurrence,
        LocalDate lastOn,
        Settlement settlement,
        FollowUps.Reason omitted,
        boolean success,
        BigDecimal targetPercent,
        Integer age,
        LocalDate ageOn,
        String exitReason,
        List<String> decidedBy) {

    static List<FollowUpRow> of(Measure measure, EnrolmentVersion enrolment, FollowUps followUps) {
        Map<LocalDate, Integer> positions = new HashMap<>();
        List<FollowUpRow> rows = new ArrayList<>();
        for (FollowUpSeries series : followUps.series()) {
            int position = positions.merge(series.first().dueOn(), 1, Integer::sum) - 1;
            rows.add(of(measure, enrolment, series, position));
        }
        for (FollowUps.Omitted omitted : followUps.omitted()) {
            int position = positions.merge(omitted.dueOn(), 1, Integer::sum) - 1;
            rows.add(of(measure, enrolment, omitted, position));
        }
        return rows;
    }

    private static FollowUpRow of(Measure measure, EnrolmentVersion enrolment, FollowUpSeries series, int position) {
        FollowUp first = series.first();
        LocalDate ageOn = series.recurrence() == null ? first.anchorOn() : enrolment.startedOn();
        return new FollowUpRow(
                enrolment.participantRef(),
                enrolment.initiative(),
                measure.code(),
                position,
                first.occasion(),
                first.anchorOn(),
                first.dueOn(),
                first.closesOn(),
                series.recurrence(),
                series.last(),
                first.settlement(),
                null,
                first.success(),
                first.targetPercent(),
                enrolment.ageOn(ageOn),
                ageOn,
                measure.needsExit() ? enrolment.exitReason() : null,
                first.decidedBy());
    }

    private static FollowUpRow of(
            Measure measure, EnrolmentVersion enrolment, FollowUps.Omitted omitted, int position) {
        return new FollowUpRow(
                enrolment.participantRef(),
                enrolment.initiative(),
                measure.code(),
                position,
                null,
                omitted.anchorOn(),
                omitted.dueOn(),
                null,
                omitted.recurrence(),
                omitted.last(),
                null,
                omitted.reason(),
                false,
                null,
                null,
                enrolment.startedOn(),
                null,
                List.of());
    }
}
