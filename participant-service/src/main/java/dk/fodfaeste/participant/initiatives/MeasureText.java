package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.CalendarPeriod;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.MeasureKind;
import dk.fodfaeste.measures.MeasureSentences;
import dk.fodfaeste.measures.Measures;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The texts of a measure on a page.
 *
 * @param measure the same measure as the definition
 * @param today determines the current revision
 */
record MeasureText(MeasureDefinition definition, Measure measure, LocalDate today) {

    /** The texts of a revision. */
    record RevisionText(String target, String success, String hours, boolean current) {}

    static List<MeasureText> of(Definition initiative, LocalDate today) {
        List<Measure> measures = Measures.of(initiative.measures()).measures();
        return IntStream.range(0, measures.size())
                .mapToObj(i -> new MeasureText(initiative.measures().get(i), measures.get(i), today))
                .toList();
    }

    public String code() {
        return definition.code();
    }

    public String name() {
        return DisplayText.name(definition.name(), definition.englishName());
    }

    public String kind() {
        return CodeLabels.label(definition.knownKind().orElseThrow());
    }

    /** What it counts now. */
    public String sentence() {
        return sentences().sentence(measure, measure.terms().revisionOn(today));
    }

    /** What the last one of the measures counts by its last revision; empty if it has faults. */
    static Optional<String> sentenceOfLast(List<MeasureDefinition> definitions) {
        Measures read = Measures.of(definitions);
        if (read.faults().containsKey(definitions.size() - 1)) {
            return Optional.empty();
        }
        Measure last = read.measures().getLast();
        return Optional.of(sentences().sentence(last, last.terms().revisions().getLast()));
    }

    private static MeasureSentences sentences() {
        return MeasureSentences.in(Language.current().locale(), CodeLabels::label);
    }

    public String grace() {
        int days = definition.graceDays();
        return days + (days == 1 ? DisplayText.say(" dag", " day") : DisplayText.say(" dage", " days"));
    }

    /** Blank if there are none. */
    public String excludedReasons() {
        return labels(definition.excludedExitReasons(), ExitReason::valueOf);
    }

    /** Newest first. */
    public List<RevisionText> revisions() {
        LocalDate currentFrom = measure.terms().revisionOn(today).validFrom();
        return definition.revisions().reversed().stream()
                .map(revision -> new RevisionText(
                        target(revision.targetPercent())
                                + Language.current().say(" fra ", " from ")
                                + DisplayText.day(revision.validFrom()),
                        success(revision),
                        hours(revision.minimumWeeklyHours()),
                        revision.validFrom().equals(currentFrom)))
                .toList();
    }

    static String target(BigDecimal percent) {
        return percent == null
                ? Language.current().say("Ingen målsætning", "No target")
                : DisplayText.shortPercent(percent);
    }

    private static String success(MeasureDefinition.Revision revision) {
        if (revision.successStatuses() != null) {
            return labels(revision.successStatuses(), Status::valueOf);
        }
        if (revision.activityKinds() != null) {
            return DisplayText.say("Mindst ", "At least ")
                    + Objects.requireNonNullElse(revision.minimumCount(), 1)
                    + DisplayText.say(" af: ", " of: ")
                    + labels(revision.activityKinds(), ActivityKind::valueOf);
        }
        return "–";
    }

    private String hours(BigDecimal hours) {
        MeasureKind kind = definition.knownKind().orElseThrow();
        if (!kind.has("minimumWeeklyHours")) {
            return "–";
        }
        return hours == null
                ? Language.current().say("Ingen", "None")
                : DisplayText.decimal(hours) + Language.current().say(" timer om ugen", " hours a week");
    }

    /** 1 år og 2 uger; blank for a period of no days. */
    static String text(CalendarPeriod period) {
        return sentences().period(period);
    }

    private static String labels(List<String> codes, Function<String, Enum<?>> code) {
        return codes.stream().map(code).map(CodeLabels::label).collect(Collectors.joining(", "));
    }
}
