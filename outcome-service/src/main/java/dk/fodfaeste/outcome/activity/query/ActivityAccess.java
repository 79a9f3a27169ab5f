package dk.fodfaeste.outcome.activity.query;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who may see and change an activity of an initiative in their scope. Treatment and health talks are health data: only the assigned consultant, leads
 * and the unit that recorded them see them. A user without a unit sees what they recorded. A partner sees and records the kinds in their token only,
 * of nobody with a protected address, and corrects what their unit recorded.
 */
@ApplicationScoped
public class ActivityAccess {
    private static final Set<ActivityKind> RESTRICTED = EnumSet.of(ActivityKind.TREATMENT, ActivityKind.HEALTH_TALK);

    /** The parameters are user and unit. */
    private static final String RECORDED_BY_UNIT =
            "case when a.recording_unit = '' then a.recorded_by = ? else a.recording_unit = ? end";

    private final Caller caller;
    private final AccessRecorder accessRecorder;

    ActivityAccess(Caller caller, AccessRecorder accessRecorder) {
        this.caller = caller;
        this.accessRecorder = accessRecorder;
    }

    /** @throws Refusal 403 if the person has a protected address that the caller may not see; {@code notFound} for a partner */
    public void requireMaySee(Enrolment enrolment, Refusal notFound) {
        if (caller.hasRole(Roles.PARTNER) && enrolment.protectedAddress()) {
            accessRecorder.deny();
            throw notFound;
        }
        caller.requireMaySee(enrolment.protectedAddress(), enrolment.consultant());
    }

    /** @param history all versions of the activity, oldest first */
    public boolean maySee(List<RecordedActivity> history, Enrolment enrolment) {
        return maySee(history.getLast(), history.getFirst(), enrolment);
    }

    /** Whether the caller may see all activities of these kinds in an enrolment. */
    public boolean mayKnowAbout(Set<ActivityKind> kinds, Enrolment enrolment) {
        return Collections.disjoint(RESTRICTED, kinds)
                || caller.hasRole(Roles.LEAD)
                || caller.user().equals(enrolment.consultant());
    }

    /** The same rule as a condition on one column with a kind and one with the assigned consultant. */
    public void restrict(SqlConditions conditions, String kindColumn, String consultantColumn) {
        if (!caller.hasRole(Roles.LEAD)) {
            conditions.add(
                    "(" + kindColumn + " <> all(?) or " + consultantColumn + " = ?)",
                    ArrayParameter.of("text", RESTRICTED, Enum::name),
                    caller.user());
        }
    }

    /**
     * A version may be hidden although the present one is not, because a correction may change the kind.
     *
     * @param first the first version
     */
    boolean maySee(RecordedActivity version, RecordedActivity first, Enrolment enrolment) {
        ActivityKind kind = version.details().kind();
        return mayRecord(kind)
                && (!RESTRICTED.contains(kind)
                        || caller.hasRole(Roles.LEAD)
                        || caller.user().equals(enrolment.consultant())
                        || isRecordedByUnit(first));
    }

    public boolean mayRecord(ActivityKind kind) {
        return !caller.hasRole(Roles.PARTNER) || caller.activityKinds().contains(kind.name());
    }

    /** @throws Refusal 403 unless {@link #mayRecord} */
    public void requireMayRecord(ActivityKind kind) {
        if (!mayRecord(kind)) {
            throw Refusal.forbidden(message("kindNotOfPartner"));
        }
    }

    /** @param first the first version of the activity */
    public boolean mayCorrect(RecordedActivity first) {
        return !caller.hasRole(Roles.PARTNER) || isRecordedByUnit(first);
    }

    /** @throws Refusal 403 unless {@link #mayCorrect} */
    public void requireMayCorrect(RecordedActivity first) {
        if (!mayCorrect(first)) {
            throw Refusal.forbidden(message("recordedByOtherUnit"));
        }
    }

    private boolean isRecordedByUnit(RecordedActivity first) {
        return first.recordingUnit().isBlank()
                ? caller.user().equals(first.recordedBy())
                : caller.unit().equals(first.recordingUnit());
    }

    /**
     * The same rules for {@code activities a} and {@code enrolments e}.
     *
     * @param ofOneEnrolment whether the list is about one enrolment. In other lists a partner sees what their unit recorded only, because they find
     *     persons by case number or CPR.
     */
    void restrict(SqlConditions conditions, boolean ofOneEnrolment) {
        conditions.addScope("e.initiative", caller);
        if (caller.hasRole(Roles.PARTNER)) {
            conditions.add("not e.protected_address");
            conditions.add("a.kind = any(?)", ArrayParameter.of("text", caller.activityKinds()));
            if (!ofOneEnrolment) {
                conditions.add(RECORDED_BY_UNIT, caller.user(), caller.unit());
            }
        } else if (!caller.seesProtectedAddresses()) {
            conditions.add("(not e.protected_address or e.consultant = ?)", caller.user());
        }
        if (!caller.hasRole(Roles.LEAD)) {
            conditions.add(
                    "(a.kind <> all(?) or e.consultant = ? or " + RECORDED_BY_UNIT + ")",
                    ArrayParameter.of("text", RESTRICTED, Enum::name),
                    caller.user(),
                    caller.user(),
                    caller.unit());
        }
    }
}
