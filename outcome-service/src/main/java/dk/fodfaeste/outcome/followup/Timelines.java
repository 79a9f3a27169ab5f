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

/** Everything that happened to the follow-ups of an enrolment, of earlier exits too, in words: for those who are shown the person. */
@ApplicationScoped
public class Timelines {
    private record Line(String measure, TimelineEntry happened) {}

    private final Outcomes outcomes;
    private final AttemptsAndNotes beside;

    Timelines(Outcomes outcomes, AttemptsAndNotes beside) {
        this.outcomes = outcomes;
        this.beside = beside;
    }

    /** By measure, newest first; a measure to which nothing happened has none. */
    public Map<String, List<TimelineEntry>> of(UUID enrolmentId) {
        List<UUID> one = List.of(enrolmentId);
        return Stream.of(
                        outcomes.history(one).stream().map(Timelines::line),
                        beside.attempts(one).stream().map(Timelines::line),
                        beside.notes(one).stream().map(Timelines::line))
                .flatMap(lines -> lines)
                .collect(groupingBy(Line::measure))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, lines -> newestFirst(lines.getValue())));
    }

    /** What was recorded in the same moment stands the other way round, too. */
    private static List<TimelineEntry> newestFirst(List<Line> lines) {
        return lines.stream()
                .map(Line::happened)
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
                            case RECORDED, CORRECTED -> kind + ": " + dated(outcome.situation());
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
                        DisplayText.say("Forsøgt uden svar ", "Tried without an answer on ")
                                + DisplayText.day(attempt.attemptedOn()),
                        ""));
    }

    private static Line line(Note note) {
        return new Line(
                note.measure(),
                new TimelineEntry(
                        note.recordedAt(),
                        note.recordedBy(),
                        note.heard() == null
                                ? DisplayText.say("Notat fjernet", "Note taken away")
                                : DisplayText.say("Hørt før tid: ", "Heard ahead of time: ") + dated(note.heard()),
                        ""));
    }

    private static String dated(Situation situation) {
        return SituationText.of(situation.statuses(), situation.weeklyHours()) + " ("
                + DisplayText.day(situation.statusDate()) + ")";
    }
}
