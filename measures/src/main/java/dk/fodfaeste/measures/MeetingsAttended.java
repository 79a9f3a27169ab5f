package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Of the meetings that were to take place, how many were held. */
record MeetingsAttended(Terms terms, ActivityKind meeting) implements Measure {

    @Override
    public String kind() {
        return "MEETINGS_ATTENDED";
    }

    @Override
    public boolean asksAgain() {
        return true;
    }

    @Override
    public Set<ActivityKind> activityKinds() {
        return Set.of(meeting);
    }

    @Override
    public Set<FollowUps.Reason> omits() {
        return terms.startedAs().isEmpty()
                ? Set.of(FollowUps.Reason.MEETING_CANCELLED)
                : Set.of(FollowUps.Reason.MEETING_CANCELLED, FollowUps.Reason.START_UNKNOWN);
    }

    @Override
    public boolean asksOnce() {
        return false;
    }

    @Override
    public Unit unit() {
        return Unit.MEETING;
    }

    @Override
    public Set<String> populations() {
        return Set.of(meeting.name());
    }

    @Override
    public Phrase people() {
        return Phrase.of("meetings", meeting);
    }

    @Override
    public Phrase question(Revision revision) {
        return Phrase.of("held");
    }

    @Override
    public FollowUps derive(Facts facts) {
        List<Activity> meetings = facts.activities(meeting::equals)
                .filter(activity -> facts.enrolment().includes(activity.on()))
                .toList();
        return new FollowUps(
                meetings.stream()
                        .filter(activity -> activity.attendance() != Attendance.CANCELLED)
                        .map(activity -> FollowUpSeries.once(followUp(facts.enrolment(), activity)))
                        .toList(),
                meetings.stream()
                        .filter(activity -> activity.attendance() == Attendance.CANCELLED)
                        .map(activity -> new FollowUps.Omitted(
                                FollowUps.Reason.MEETING_CANCELLED, activity.on(), activity.on(), null, null))
                        .toList());
    }

    private FollowUp followUp(Enrolment enrolment, Activity activity) {
        LocalDate day = activity.on();
        Settlement settlement = terms.excludes(enrolment, day)
                ? Settlement.EXCLUDED
                : activity.attendance() == Attendance.PLANNED ? Settlement.OPEN : Settlement.ANSWERED;
        boolean answered = settlement == Settlement.ANSWERED;
        return new FollowUp(
                day,
                day,
                day,
                day.plusDays(terms.graceDays()),
                settlement,
                answered && activity.isHeld(),
                false,
                terms.revisionOn(day).targetPercent(),
                answered ? List.of(activity.attendance().name()) : List.of());
    }
}
