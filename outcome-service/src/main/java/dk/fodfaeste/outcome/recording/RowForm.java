package dk.fodfaeste.outcome.recording;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the form of a row. */
record RowForm(Form form) {
    private static final Set<Status> WITHOUT_WORK = EnumSet.of(Status.UNEMPLOYED, Status.DECEASED);
    private static final String[] FIELDS = {"statuses", "weeklyHours", "source", "attemptedOn", "callAgainOn"};

    static RowForm of(MultivaluedMap<String, String> sent) {
        return new RowForm(Form.of(sent));
    }

    StatusRequest status() {
        return new StatusRequest(statuses(), null, form.decimal("weeklyHours"), source(), expectedVersion());
    }

    NoteRequest note() {
        return new NoteRequest(statuses(), form.decimal("weeklyHours"), source(), null);
    }

    /**
     * Asks about hours of a person who does not work: the form is refused, unless it is sent a second time with the same entries.
     *
     * @throws Refusal 422 at the field {@code weeklyHours}
     */
    void requireLikely() {
        BigDecimal hours = form.decimal("weeklyHours");
        boolean isLikely = hours == null
                || statuses().isEmpty()
                || hours.signum() == 0
                || statuses().stream().anyMatch(status -> !WITHOUT_WORK.contains(status));
        if (!isLikely && !form.value("meant").equals(form.value("status") + " " + form.value("weeklyHours"))) {
            throw Refusal.rule("weeklyHours", message("hoursWithoutWork"));
        }
    }

    /** The same answer to a follow-up of which the user saw this version. */
    RowForm forVersion(int version) {
        Map<String, List<String>> values = new HashMap<>();
        for (String field : List.of("status", "also", "weeklyHours", "source")) {
            values.put(field, List.of(form.value(field)));
        }
        values.put("expectedVersion", List.of(String.valueOf(version)));
        return new RowForm(Form.filledWithLists(values));
    }

    AttemptRequest attempt() {
        return new AttemptRequest(
                Dates.parseOrNull("attemptedOn", form.value("attemptedOn")),
                Dates.parseOrNull("callAgainOn", form.value("callAgainOn")));
    }

    LostReason lostReason() {
        return Codes.parse(LostReason.class, "reason", form.value("reason"));
    }

    Integer expectedVersion() {
        return form.number("expectedVersion");
    }

    /** @throws Refusal 400 if it is missing */
    int requireExpectedVersion() {
        Integer version = expectedVersion();
        if (version == null) {
            throw Refusal.malformed("expectedVersion", message("missing"));
        }
        return version;
    }

    /** With the fault of each field that the row has. */
    Form refused(Refusal refusal) {
        return form.refused(refusal, FIELDS);
    }

    /** The status and, if the user chose one, a second status of the same day. */
    private List<Status> statuses() {
        return Stream.of("status", "also")
                .map(field -> Codes.parseOrNull(Status.class, "statuses", form.value(field)))
                .filter(Objects::nonNull)
                .toList();
    }

    private Source source() {
        return Codes.parseOrNull(Source.class, "source", form.value("source"));
    }
}
