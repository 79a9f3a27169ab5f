package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.rate.CalendarPeriod;
import dk.fodfaeste.reporting.rate.CalendarYear;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Quarter;
import dk.fodfaeste.reporting.rate.Window;
import java.time.YearMonth;
import java.util.Optional;

/** The name of a window in the language of the reader. */
public final class PeriodText {
    private final Window window;
    private final boolean wholePeriod;
    private final Language language;

    /** The window of a figure, which may cover the whole period of its initiative. */
    public PeriodText(DisclosedFigure figure, Language language) {
        this(
                figure.window(),
                figure.disclosure().exact()
                        && !figure.window()
                                .firstDay()
                                .isAfter(figure.initiative().runsFrom())
                        && !figure.window()
                                .lastDayInclusive()
                                .isBefore(figure.asOf().today()),
                language);
    }

    public PeriodText(Window window, Language language) {
        this(window, false, language);
    }

    private PeriodText(Window window, boolean wholePeriod, Language language) {
        this.window = window;
        this.wholePeriod = wholePeriod;
        this.language = language;
    }

    /** 1. halvår 2024, 1. januar 2024 – 30. juni 2024 */
    public String nameAndDates() {
        return name().map(name -> name + ", ").orElse("") + days();
    }

    /** Without dates, for a list of choices: 1. halvår 2024. Twelve months are named by their last day. */
    public String shortName() {
        if (!wholePeriod && isTwelveMonths() && !isCalendarYear()) {
            return language.say("12 måneder til og med ", "12 months until ") + language.day(window.lastDayInclusive());
        }
        return name().orElseGet(this::days);
    }

    /** Empty if the window has no name. */
    private Optional<String> name() {
        if (wholePeriod) {
            return Optional.of(language.say("Hele perioden", "Whole period"));
        }
        return CalendarPeriod.of(window.firstDay(), window.lastDayInclusive())
                .flatMap(this::name)
                .or(() -> isTwelveMonths() ? Optional.of(language.say("12 måneder", "12 months")) : Optional.empty());
    }

    private Optional<String> name(CalendarPeriod period) {
        return switch (period) {
            case CalendarYear year -> Optional.of(language.say("Kalenderåret ", "Calendar year ") + year.year());
            case HalfYear half ->
                Optional.of((half.half() == 1
                                ? language.say("1. halvår ", "First half of ")
                                : language.say("2. halvår ", "Second half of "))
                        + half.year());
            case Quarter _ -> Optional.empty();
        };
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
