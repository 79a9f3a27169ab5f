package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Reads and fills the fields of an activity in a form. */
record ActivityForm(Form form) {
    /** The fields of a form that adds a spell, a meeting or a milestone. The attendance of a meeting is chosen by its button. */
    private static final String[] FIELDS = {
        "kind", "on", "until", "weeklyHours", "confirmedOn", "heldOn", "source", "employer", "note"
    };

    private static final String[] FIELDS_OF_CORRECTION = {
        "kind",
        "on",
        "until",
        "weeklyHours",
        "confirmedOn",
        "attendance",
        "heldOn",
        "source",
        "employer",
        "note",
        "because"
    };

    /** The common case: what a person tells about a job today, and what a consultant notes about their own meeting. */
    static Form initial(ActivityKind.Shape shape, LocalDate today) {
        Source source = shape == ActivityKind.Shape.SPELL ? Source.PERSON : Source.CONSULTANT;
        return Form.filled(Map.of("on", today.toString(), "source", source.name()));
    }

    static Form of(ActivityDetails details) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", details.kind().name());
        values.put("on", text(details.on()));
        values.put("until", text(details.until()));
        values.put("weeklyHours", DisplayText.decimal(details.weeklyHours()));
        values.put("confirmedOn", text(details.confirmedOn()));
        values.put("attendance", text(details.attendance()));
        values.put("heldOn", text(details.heldOn()));
        values.put("source", details.source().name());
        values.put("employer", text(details.employer()));
        values.put("note", text(details.note()));
        return Form.filled(values);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    Form refusedAdding(Refusal refusal) {
        return form.refused(refusal, FIELDS);
    }

    Form refusedCorrecting(Refusal refusal) {
        return form.refused(refusal, FIELDS_OF_CORRECTION);
    }

    ActivityRequest request(UUID enrolmentId) {
        return new ActivityRequest(
                enrolmentId,
                null,
                kind(),
                day("on"),
                day("until"),
                form.decimal("weeklyHours"),
                attendance(),
                day("heldOn"),
                day("confirmedOn"),
                source(),
                null,
                form.valueOrNull("employer"),
                form.valueOrNull("note"));
    }

    ActivityCorrectionRequest correction() {
        return new ActivityCorrectionRequest(
                kind(),
                day("on"),
                day("until"),
                form.decimal("weeklyHours"),
                attendance(),
                day("heldOn"),
                day("confirmedOn"),
                source(),
                null,
                form.valueOrNull("employer"),
                form.valueOrNull("note"),
                form.valueOrNull("because"),
                form.number("expectedVersion"));
    }

    Attendance attendance() {
        return Codes.parseOrNull(Attendance.class, "attendance", form.value("attendance"));
    }

    private ActivityKind kind() {
        return Codes.parseOrNull(ActivityKind.class, "kind", form.value("kind"));
    }

    private Source source() {
        return Codes.parseOrNull(Source.class, "source", form.value("source"));
    }

    /** Null if the field is empty. */
    LocalDate day(String field) {
        return Dates.parseOrNull(field, form.value(field));
    }
}
