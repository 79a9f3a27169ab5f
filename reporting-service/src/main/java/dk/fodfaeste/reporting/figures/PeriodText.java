package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import java.time.YearMonth;
import java.util.Optional;

/** What a window is called. */
public final class PeriodText {
    private final Window window;
    private final boolean wholeTime;
    private final Language language;

    /** That of a figure, which may be about the whole time of its initiative. */
    public PeriodText(DisclosedFigure answer, Language language) {
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

    public PeriodText(Window window, Language language) {
        this(window, false, language);
    }

    private PeriodText(Window window, boolean wholeTime, Language language) {
        this.window = window;
        this.wholeTime = wholeTime;
        this.language = language;
    }

    /** 1. halvår 2024, 1. januar 2024 – 30. juni 2024 */
    public String withItsDays() {
        return name().map(name -> name + ", ").orElse("") + days();
    }

    /** In short, for a choice: 1. halvår 2024. Of 12 months the last day tells them apart. */
    public String told() {
        if (!wholeTime && isTwelveMonths() && !isCalendarYear()) {
            return language.say("12 måneder til og med ", "12 months until ") + language.day(window.lastDayInclusive());
        }
        return name().orElseGet(this::days);
    }

    /** Nothing for days that are called nothing. */
    private Optional<String> name() {
        if (wholeTime) {
            return Optional.of(language.say("Hele perioden", "The whole time"));
        }
        HalfYear half = HalfYear.of(window.firstDay());
        if (half.window(window.basis()).equals(window)) {
            return Optional.of((half.half() == 1
                            ? language.say("1. halvår ", "First half of ")
                            : language.say("2. halvår ", "Second half of "))
                    + half.year());
        }
        if (isCalendarYear()) {
            return Optional.of(language.say("Kalenderåret ", "Calendar year ")
                    + window.firstDay().getYear());
        }
        return isTwelveMonths() ? Optional.of(language.say("12 måneder", "12 months")) : Optional.empty();
    }

    private boolean isCalendarYear() {
        return isTwelveMonths() && window.firstDay().getDayOfYear() == 1;
    }

    private boolean isTwelveMonths() {
        return Window.endingWith(YearMonth.from(window.lastDayInclusive()), 12, window.basis())
                .equals(window);
    }

    private String days() {
        return language.day(window.firstDay()) + " – " + language.day(window.lastDayInclusive());
    }
}
