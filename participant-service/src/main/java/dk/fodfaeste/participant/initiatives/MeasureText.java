package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of a measure on a page.
 *
 * @param today determines the current revision
 */
record MeasureText(Measure measure, LocalDate today) {
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int DAYS_OF_A_WEEK = 7;

    /** The texts of a revision. */
    record RevisionText(String target, String success, String hours, boolean current) {}

    public String code() {
        return measure.code();
    }

    public String name() {
        return measure.name();
    }

    /** 2 måneder efter afgang */
    public String due() {
        Offset offset = measure.parsedOffset();
        Language language = Language.current();
        String anchor = CodeLabels.label(measure.anchor()).toLowerCase(Locale.ROOT);
        String period = text(offset);
        return period.isEmpty()
                ? language.say("Samme dag som ", "On the day of the ") + anchor
                : period + language.say(" efter ", " after the ") + anchor;
    }

    public String grace() {
        return quantity(measure.graceDays(), "dag", "dage", "day", "days");
    }

    /** Blank if there are none. */
    public String excludedReasons() {
        return labels(measure.excludedExitReasons());
    }

    /** Newest first. */
    public List<RevisionText> revisions() {
        Revision present = measure.revisions().stream()
                .filter(revision -> !revision.validFrom().isAfter(today))
                .reduce((earlier, later) -> later)
                .orElse(measure.revisions().getFirst());
        return measure.revisions().reversed().stream()
                .map(revision -> new RevisionText(
                        DisplayText.shortPercent(revision.targetPercent())
                                + Language.current().say(" fra ", " from ")
                                + DisplayText.day(revision.validFrom()),
                        labels(revision.successStatuses()),
                        revision.minimumWeeklyHours() == null
                                ? Language.current().say("Ingen", "None")
                                : DisplayText.decimal(revision.minimumWeeklyHours())
                                        + Language.current().say(" timer om ugen", " hours a week"),
                        revision.equals(present)))
                .toList();
    }

    /** 1 år og 2 uger; blank for an offset of zero. */
    static String text(Offset offset) {
        String months = offset.months() % MONTHS_OF_A_YEAR == 0
                ? quantity(offset.months() / MONTHS_OF_A_YEAR, "år", "år", "year", "years")
                : quantity(offset.months(), "måned", "måneder", "month", "months");
        String days = offset.days() % DAYS_OF_A_WEEK == 0
                ? quantity(offset.days() / DAYS_OF_A_WEEK, "uge", "uger", "week", "weeks")
                : quantity(offset.days(), "dag", "dage", "day", "days");
        return Stream.of(offset.months() == 0 ? "" : months, offset.days() == 0 ? "" : days)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(Language.current().say(" og ", " and ")));
    }

    private static String quantity(long count, String dag, String dage, String day, String days) {
        return DisplayText.count(count) + " " + (count == 1 ? DisplayText.say(dag, day) : DisplayText.say(dage, days));
    }

    private static String labels(Collection<? extends Enum<?>> codes) {
        return codes.stream().map(CodeLabels::label).collect(Collectors.joining(", "));
    }
}
