package dk.fodfaeste.reporting.budgetnote;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.Status;
import dk.fodfaeste.reporting.figures.NameText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A measured effect in the wording of the budget notes, in the language of the request. */
final class EffectText {
    private static final List<String> DANISH_NUMBERS =
            List.of("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv");
    private static final List<String> ENGLISH_NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private EffectText() {}

    /**
     * One sentence for each effect that is shown, and one for all that are hidden.
     *
     * @param initiative its name
     */
    static List<String> sentences(List<MeasuredEffect> effects, String initiative) {
        List<String> sentences = new ArrayList<>(effects.stream()
                .filter(effect -> !effect.hidden())
                .map(effect -> sentence(effect, initiative))
                .toList());
        List<String> hidden = effects.stream()
                .filter(MeasuredEffect::hidden)
                .map(effect -> NameText.of(effect.measure()))
                .toList();
        if (!hidden.isEmpty()) {
            sentences.add(say(
                            "Tal, der ikke vises, fordi enkeltpersoner kan genkendes, alene ud fra tallene eller sammen med andre tal: ",
                            "Figures that are not shown, because they could identify persons, alone or with other figures: ")
                    + String.join("; ", hidden) + ".");
        }
        return sentences;
    }

    private static String sentence(MeasuredEffect effect, String initiative) {
        if (!effect.hasRate()) {
            return NameText.of(effect.measure()) + ": " + say("Der er ingen at opgøre ", "There is nobody to count ")
                    + period(effect.years()) + ".";
        }
        return rate(effect, initiative) + verdict(effect) + provisional(effect);
    }

    private static String rate(MeasuredEffect effect, String initiative) {
        String share = shortest(effect.percent());
        String counts = say("(%s ud af %s)", "(%s of %s)")
                .formatted(DisplayText.count(effect.successes()), DisplayText.count(effect.denominator()));
        return monthsAfterExit(effect.measure())
                .map(months -> say(
                                "%s pct. af deltagerne var i %s %s efter afgang fra %s, når der ses på perioden %s %s.",
                                "%s per cent of the participants were in %s %s after leaving %s, in the period %s %s.")
                        .formatted(share, situations(effect), months, initiative, period(effect.years()), counts))
                .orElseGet(() -> "%s %s: %s"
                        .formatted(
                                NameText.of(effect.measure()),
                                say(effect.question().da(), effect.question().en()),
                                say("%s pct., når der ses på perioden %s %s.", "%s per cent, in the period %s %s.")
                                        .formatted(share, period(effect.years()), counts)));
    }

    private static String verdict(MeasuredEffect effect) {
        return effect.target()
                .map(target -> (effect.reachesTarget()
                                ? say(
                                        " Målsætningen på %s pct. er dermed nået.",
                                        " The target of %s per cent is reached.")
                                : say(
                                        " Målsætningen på %s pct. er dermed ikke nået.",
                                        " The target of %s per cent is not reached."))
                        .formatted(shortest(target)))
                .orElse("");
    }

    private static String provisional(MeasuredEffect effect) {
        return effect.provisional() ? say(" Tallet er foreløbigt.", " The figure is provisional.") : "";
    }

    /** Empty for a measure that does not ask for the situation of all who left, some months later. */
    private static Optional<String> monthsAfterExit(Measure measure) {
        return measure.afterExit()
                .filter(offset ->
                        measure.takesStatuses() && measure.answeredBy().size() == 1)
                .filter(offset -> offset.getDays() == 0 && offset.toTotalMonths() > 0)
                .map(EffectText::months);
    }

    private static String months(Period offset) {
        int months = Math.toIntExact(offset.toTotalMonths());
        String number = months < DANISH_NUMBERS.size()
                ? say(DANISH_NUMBERS.get(months), ENGLISH_NUMBERS.get(months))
                : String.valueOf(months);
        return number + (months == 1 ? say(" måned", " month") : say(" måneder", " months"));
    }

    private static String situations(MeasuredEffect effect) {
        LocalDate lastDay = LocalDate.of(effect.years().last(), 12, 31);
        List<String> words = effect.measure().terms().revisionOn(lastDay).successStatuses().stream()
                .map(Status::of)
                .sorted()
                .map(EffectText::situation)
                .toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + say(" eller ", " or ") + words.getLast();
    }

    /** The notes call a full-time job employment; the other labels fit into the sentence. */
    private static String situation(Status status) {
        return switch (status) {
            case ORDINARY_FULL_TIME -> say("beskæftigelse", "employment");
            case ORDINARY_PART_TIME -> say("deltidsbeskæftigelse", "part-time employment");
            case SELF_EMPLOYED -> say("selvstændig beskæftigelse", "self-employment");
            default -> CodeLabels.label(status).toLowerCase(Locale.ROOT);
        };
    }

    private static String period(YearRange years) {
        return years.first() == years.last()
                ? say("januar - december %d", "January - December %d").formatted(years.last())
                : say("januar %d - december %d", "January %d - December %d").formatted(years.first(), years.last());
    }

    private static String shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return DisplayText.decimal(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }
}
