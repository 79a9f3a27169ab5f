package dk.fodfaeste.outcome.followup;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.measures.FollowUp;
import dk.fodfaeste.outcome.DerivedState;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.SqlConditions;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** The criteria of a list of follow-ups. An empty criterion does not restrict the list. */
record FollowUpFilter(
        Optional<String> initiative,
        Optional<String> consultant,
        Optional<String> measure,
        Optional<State> state,
        Optional<LocalDate> dueFrom,
        Optional<LocalDate> dueTo,
        LocalDate today) {
    private static final int MAX_LENGTH = 100;

    static FollowUpFilter of(
            Caller caller,
            String initiative,
            String consultant,
            String measure,
            String state,
            String dueFrom,
            String dueTo,
            LocalDate today) {
        Optional<LocalDate> from = Optional.ofNullable(Dates.parsePlausibleOrNull("dueFrom", dueFrom));
        Optional<LocalDate> to = Optional.ofNullable(Dates.parsePlausibleOrNull("dueTo", dueTo));
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw Refusal.rule("dueFrom", message("afterDueTo"));
        }
        Optional<String> code = text("initiative", initiative);
        code.ifPresent(given -> caller.requireReach(given, "initiative"));
        return new FollowUpFilter(
                code,
                text("consultant", consultant).map(Identifiers::canonicalUserName),
                text("measure", measure),
                Optional.ofNullable(Codes.parseOrNull(State.class, "state", state)),
                from,
                to,
                today);
    }

    private static Optional<String> text(String field, String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        Message fault = Texts.fault(value, MAX_LENGTH);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        return Optional.of(Texts.clean(value));
    }

    /** Conditions on {@code follow_ups f} and {@code enrolments e}, within the scope of the caller. */
    SqlConditions conditions(Caller caller) {
        var conditions = new SqlConditions().addScope("f.initiative", caller);
        initiative.ifPresent(code -> conditions.add("f.initiative = ?", code));
        consultant.ifPresent(user -> {
            conditions.add("f.consultant = ?", user);
            // In a list of one consultant, even a row without the person would disclose who follows them.
            if (!caller.seesProtectedAddresses()) {
                conditions.add("(not e.protected_address or f.consultant = ?)", caller.user());
            }
        });
        measure.ifPresent(code -> conditions.add("f.measure = ?", code));
        dueFrom.ifPresent(from -> conditions.add("f.due_on >= ?", from));
        dueTo.ifPresent(to -> conditions.add("f.due_on <= ?", to));
        state.map(FollowUpFilter::condition).ifPresent(condition -> {
            int days = (int) condition.chars().filter(c -> c == '?').count();
            conditions.add(condition, Collections.nCopies(days, today).toArray());
        });
        return conditions;
    }

    /** Conditions on {@code enrolments e}, for follow-ups that are derived when they are read. */
    SqlConditions enrolmentConditions(Caller caller, Set<String> initiatives) {
        var conditions = new SqlConditions().add("e.initiative = any(?)", ArrayParameter.of("text", initiatives));
        consultant.ifPresent(user -> {
            conditions.add("e.consultant = ?", user);
            if (!caller.seesProtectedAddresses()) {
                conditions.add("(not e.protected_address or e.consultant = ?)", caller.user());
            }
        });
        return conditions;
    }

    /** Whether a derived follow-up has the state and a due date of this filter. */
    boolean matches(FollowUp followUp) {
        return state.map(State.of(followUp.stateOn(today))::equals).orElse(true)
                && dueFrom.map(from -> !followUp.dueOn().isBefore(from)).orElse(true)
                && dueTo.map(to -> !followUp.dueOn().isAfter(to)).orElse(true);
    }

    /** {@link DerivedState#stateOn} as a condition; each question mark is today. */
    private static String condition(State state) {
        return switch (state) {
            case CANCELLED -> "f.cancelled";
            case EXCLUDED -> "not f.cancelled and f.excluded";
            case NOT_DUE -> "not f.cancelled and not f.excluded and f.due_on > ?";
            case RECORDED -> "not f.cancelled and not f.excluded and f.due_on <= ? and f.answer = 'RECORDED'";
            case LOST -> "not f.cancelled and not f.excluded and f.due_on <= ? and f.answer = 'LOST'";
            case PENDING ->
                "not f.cancelled and not f.excluded and f.due_on <= ? and f.answer = 'NONE' and f.closes_on >= ?";
            case UNANSWERED -> "not f.cancelled and not f.excluded and f.answer = 'NONE' and f.closes_on < ?";
        };
    }
}
