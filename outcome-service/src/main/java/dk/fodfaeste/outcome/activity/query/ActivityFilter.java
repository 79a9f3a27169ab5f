package dk.fodfaeste.outcome.activity.query;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.storage.SqlConditions;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The criteria of a list of activities. An empty criterion does not restrict the list. */
record ActivityFilter(
        Optional<UUID> enrolmentId,
        Optional<String> initiative,
        Optional<ActivityKind> kind,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    private static final int MAX_LENGTH = 100;

    static ActivityFilter of(
            Caller caller, String enrolmentId, String initiative, String kind, String from, String to) {
        Optional<LocalDate> first = Optional.ofNullable(Dates.parsePlausibleOrNull("from", from));
        Optional<LocalDate> last = Optional.ofNullable(Dates.parsePlausibleOrNull("to", to));
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            throw Refusal.rule("from", message("afterTo"));
        }
        Optional<String> code = initiative(initiative);
        code.ifPresent(given -> caller.requireReach(given, "initiative"));
        return new ActivityFilter(
                enrolment(enrolmentId),
                code,
                Optional.ofNullable(Codes.parseOrNull(ActivityKind.class, "kind", kind)),
                first,
                last);
    }

    private static Optional<UUID> enrolment(String id) {
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(ActivityId.parse(id.strip())
                .orElseThrow(() -> Refusal.malformed("enrolmentId", message("notAnEnrolmentId"))));
    }

    private static Optional<String> initiative(String code) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        Message fault = Texts.fault(code, MAX_LENGTH);
        if (fault != null) {
            throw Refusal.malformed("initiative", fault);
        }
        return Optional.of(Texts.clean(code));
    }

    /** Conditions on {@code activities a} and {@code enrolments e}. */
    SqlConditions conditions() {
        var conditions = new SqlConditions();
        enrolmentId.ifPresent(id -> conditions.add("a.enrolment_id = ?", id));
        initiative.ifPresent(code -> conditions.add("e.initiative = ?", code));
        kind.ifPresent(code -> conditions.add("a.kind = ?", code.name()));
        from.ifPresent(day -> conditions.add("a.on_date >= ?", day));
        to.ifPresent(day -> conditions.add("a.on_date <= ?", day));
        return conditions;
    }
}
