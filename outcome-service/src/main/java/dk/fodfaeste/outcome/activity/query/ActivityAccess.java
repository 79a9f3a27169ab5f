package dk.fodfaeste.outcome.activity.query;

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
 * Who may see an activity of an initiative in their scope. Treatment and health talks are health data: only the assigned consultant, leads and the
 * unit that recorded them see them. A user without a unit sees what they recorded.
 */
@ApplicationScoped
public class ActivityAccess {
    private static final Set<ActivityKind> RESTRICTED = EnumSet.of(ActivityKind.TREATMENT, ActivityKind.HEALTH_TALK);

    private final Caller caller;

    ActivityAccess(Caller caller) {
        this.caller = caller;
    }

    /** @param history all versions of the activity, oldest first */
    public boolean maySee(List<RecordedActivity> history, Enrolment enrolment) {
        return !isRestricted(history.getLast()) || maySeeRestricted(history.getFirst(), enrolment);
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

    boolean isRestricted(RecordedActivity version) {
        return RESTRICTED.contains(version.details().kind());
    }

    /** @param first the first version */
    boolean maySeeRestricted(RecordedActivity first, Enrolment enrolment) {
        return caller.hasRole(Roles.LEAD)
                || caller.user().equals(enrolment.consultant())
                || (first.recordingUnit().isBlank()
                        ? caller.user().equals(first.recordedBy())
                        : caller.unit().equals(first.recordingUnit()));
    }

    /** The same rule, and the rule for protected addresses, for {@code activities a} and {@code enrolments e}. */
    void restrict(SqlConditions conditions) {
        conditions.addScope("e.initiative", caller);
        if (!caller.seesProtectedAddresses()) {
            conditions.add("(not e.protected_address or e.consultant = ?)", caller.user());
        }
        if (!caller.hasRole(Roles.LEAD)) {
            conditions.add(
                    "(a.kind <> all(?) or e.consultant = ?"
                            + " or case when a.recording_unit = '' then a.recorded_by = ? else a.recording_unit = ? end)",
                    ArrayParameter.of("text", RESTRICTED, Enum::name),
                    caller.user(),
                    caller.user(),
                    caller.unit());
        }
    }
}
