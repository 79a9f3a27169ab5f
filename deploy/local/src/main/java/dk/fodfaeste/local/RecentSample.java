package dk.fodfaeste.local;

import dk.fodfaeste.local.RecentCase.FollowUp;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * The part of the sample that is relative to a day, as files to import in this order: enrolments, statuses, activities, further statuses. The
 * same day gives the same files.
 *
 * @param corrections of exits, after which the status of a follow-up is to be confirmed
 * @param attempt the case whose person could not be reached the day before
 */
public record RecentSample(
        LocalDate today,
        String enrolments,
        String statuses,
        String activities,
        String furtherStatuses,
        List<ExitCorrection> corrections,
        String attempt) {
    private static final long SEED = 17;
    private static final int LATER_DAYS = 6;

    /** An exit that was some days later. */
    public record ExitCorrection(String caseNumber, LocalDate exitedOn, String reason) {}

    public static RecentSample of(LocalDate today) {
        var random = new Random(SEED);
        var cases = RecentCases.until(today, random);
        var statuses = RecentStatuses.of(cases, today, random);
        var enrolments = new StringBuilder(RecentCase.HEADER);
        cases.forEach(one -> enrolments.append(one.line()));
        return new RecentSample(
                today,
                enrolments.toString(),
                statuses.first(),
                RecentActivities.of(cases, today, random),
                statuses.further(),
                cases.stream()
                        .filter(one -> one.followUp() == FollowUp.TO_CONFIRM)
                        .map(one -> new ExitCorrection(
                                one.caseNumber(), one.exitedOn().plusDays(LATER_DAYS), one.exitReason()))
                        .toList(),
                cases.stream()
                        .filter(one -> one.followUp() == FollowUp.OPEN)
                        .filter(one -> one.initiative() == RecentInitiative.SYDHAVNEN)
                        .findFirst()
                        .orElseThrow()
                        .caseNumber());
    }
}
