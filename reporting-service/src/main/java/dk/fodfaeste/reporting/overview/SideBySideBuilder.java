package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.figures.RequestedWindow;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Puts a figure beside the window before and beside another initiative. Each figure is the one of its own page, with the same control. */
@ApplicationScoped
class SideBySideBuilder {
    private static final int MOST_INITIATIVES = 200;

    private final FiguresInScope figures;
    private final Language language;

    SideBySideBuilder(FiguresInScope figures, Language language) {
        this.figures = figures;
        this.language = language;
    }

    /**
     * @param other the code of the other initiative; blank for none
     * @throws Refusal 404 if the other initiative is not in scope
     */
    SideBySide of(Filters filters, DisclosedFigure figure, DisclosedFigure before, String other, AsOf now)
            throws SQLException {
        List<SideBySide.Line> lines = new ArrayList<>();
        lines.add(SideBySide.line(figure, language));
        lines.add(SideBySide.window(
                figure, before, filters.withWindow(before.window()).address(), language));
        if (!other.isEmpty()) {
            DisclosedFigure found = of(other, filters, now);
            lines.add(SideBySide.initiative(
                    figure, found, Filters.of(found, filters.months()).address(), language));
        }
        return new SideBySide(choices(filters, now), other, lines);
    }

    private List<Choice> choices(Filters filters, AsOf now) throws SQLException {
        return figures.initiatives("", MOST_INITIATIVES, now).stream()
                .filter(initiative -> !initiative.code().equals(filters.initiative()))
                .filter(initiative -> !initiative.measures().isEmpty())
                .map(initiative -> new Choice(initiative.code(), NameText.of(initiative)))
                .toList();
    }

    /** The same measure, or the first one. A caller who may not choose the basis gets that of the other initiative. */
    private DisclosedFigure of(String code, Filters filters, AsOf now) throws SQLException {
        InitiativeVersion initiative = figures.initiative(code, now);
        String measure = initiative
                .measure(filters.measure())
                .or(() -> initiative.measures().stream().findFirst())
                .map(Measure::code)
                .orElseThrow(() -> Refusal.notFound("measure"));
        Window window = filters.window();
        RequestedWindow requested = new RequestedWindow(
                window.firstDay(), window.lastDayInclusive(), figures.hasSmallCountControl() ? null : window.basis());
        return figures.of(code, measure, requested, now);
    }
}
