package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.Answer;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** What a window is called. */
final class PeriodInWords {
    private final Window window;
    private final boolean wholeTime;
    private final Language language;

    PeriodInWords(Answer answer, Language language) {
        this(
                answer.window(),
                answer.disclosure().exact()
                        && !answer.window()
                                .firstDay()
                                .isAfter(answer.initiative().runsFrom())
                        && !answer.window()
                                .lastDayInclusive()
                                .isBefore(answer.asOf().today()),
                language);
    }

    PeriodInWords(Window window, boolean wholeTime, Language language) {
        this.window = window;
        this.wholeTime = wholeTime;
        this.language = language;
    }

    /** 1. halvår 2024; nothing for days that are called nothing. */
    Optional<String> name() {
        if (wholeTime) {
            return Optional.of(language.say("Hele perioden", "The whole time"));
        }
        LocalDate first = window.firstDay();
        YearMonth last = YearMonth.from(window.lastDayInclusive());
        if (first.getDayOfMonth() != 1 || !last.atEndOfMonth().equals(window.lastDayInclusive())) {
            return Optional.empty();
        }
        int months = Math.toIntExact(YearMonth.from(first).until(last, java.time.temporal.ChronoUnit.MONTHS)) + 1;
        return switch (months) {
            case 6 -> half(last);
            case 12 ->
                Optional.of(
                        last.getMonthValue() == 12
                                ? language.say("Kalenderåret ", "Calendar year ") + last.getYear()
                                : language.say("12 måneder", "12 months"));
            default -> Optional.empty();
        };
    }

    private Optional<String> half(YearMonth last) {
        return switch (last.getMonthValue()) {
            case 6 -> Optional.of(language.say("1. halvår ", "First half of ") + last.getYear());
            case 12 -> Optional.of(language.say("2. halvår ", "Second half of ") + last.getYear());
            default -> Optional.empty();
        };
    }

    String days() {
        return language.day(window.firstDay()) + " – " + language.day(window.lastDayInclusive());
    }

    String withItsDays() {
        return name().map(name -> name + ", ").orElse("") + days();
    }

    /** For a choice: of 12 months the days tell them apart. */
    String told() {
        return name().filter(name -> !name.startsWith("12")).orElseGet(this::withItsDays);
    }
}
