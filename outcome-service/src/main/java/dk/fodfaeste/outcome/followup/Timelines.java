package dk.fodfaeste.outcome.followup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.outcome.Attempt;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.storage.AttemptsAndNotes;
import dk.fodfaeste.outcome.storage.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The timelines of the follow-ups of an enrolment, also of earlier exits. Only for callers who may see the person. */
@ApplicationScoped
public class Timelines {
    private record Line(String measure, TimelineEntry entry) {}

    private final Outcomes outcomes;
    private final AttemptsAndNotes attemptsAndNotes;

    Timelines(Outcomes outcomes, AttemptsAndNotes attemptsAndNotes) {
        this.outcomes = outcomes;
        this.attemptsAndNotes = attemptsAndNotes;
    }

    /** By measure, newest first. A measure without entries has no timeline. */
    public Map<String, List<TimelineEntry>> of(UUID enrolmentId) {
        List<UUID> ids = List.of(enrolmentId);
        return Stream.of(
                        outcomes.history(ids).stream().map(Timelines::line),
                        attemptsAndNotes.attempts(ids).stream().map(Timelines::line),
                        attemptsAndNotes.notes(ids).stream().map(Timelines::line))
                .flatMap(lines -> lines)
                .collect(groupingBy(Line::measure))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, lines -> newestFirst(lines.getValue())));
    }

    /** Entries of the same instant are reversed as well. */
    private static List<TimelineEntry> newestFirst(List<Line> lines) {
        return lines.stream()
                .map(Line::entry)
                .sorted(Comparator.comparing(TimelineEntry::at))
                .toList()
                .reversed();
    }

    private static Line line(Outcome outcome) {
        String kind = CodeLabels.label(outcome.kind());
        return new Line(
                outcome.measure(),
                new TimelineEntry(
                        outcome.recordedAt(),
                        outcome.recordedBy(),
                        switch (outcome.kind()) {
                            case RECORDED, CORRECTED -> kind + ": " + withDate(outcome.situation());
                            case LOST ->
                                outcome.lostReason() == null
                                        ? kind
                                        : kind + ": " + CodeLabels.label(outcome.lostReason());
                            case WITHDRAWN -> kind;
                        },
                        Objects.requireNonNullElse(outcome.because(), "")));
    }

    private static Line line(Attempt attempt) {
        return new Line(
                attempt.measure(),
                new TimelineEntry(
                        attempt.recordedAt(),
                        attempt.recordedBy(),
                        DisplayText.say("Forsøgt uden svar ", "Attempt without an answer on ")
                                + DisplayText.day(attempt.attemptedOn())
                                + (attempt.callAgainOn() == null
                                        ? ""
                                        : DisplayText.say("; ring igen ", "; call again on ")
                                                + DisplayText.day(attempt.callAgainOn())),
                        ""));
    }

    private static Line line(Note note) {
        return new Line(
                note.measure(),
                new TimelineEntry(
                        note.recordedAt(),
                        note.recordedBy(),
                        note.heard() == null
                                ? DisplayText.say("Notat fjernet", "Note removed")
                                : DisplayText.say("Hørt før tid: ", "Heard before the due date: ")
                                        + withDate(note.heard()),
                        ""));
    }

    private static String withDate(Situation situation) {
        return SituationText.of(situation.statuses(), situation.weeklyHours()) + " ("
                + DisplayText.day(situation.statusDate()) + ")";
    }
}
