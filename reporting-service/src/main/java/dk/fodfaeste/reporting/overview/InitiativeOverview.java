package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.RollingMonths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An initiative on the overview page, as texts for the template. */
record InitiativeOverview(String code, String name, List<MeasureView> measures) {

    /** In the order of the figures, with the measures of an initiative together. */
    static List<InitiativeOverview> of(List<DisclosedFigure> figures, Language language) {
        Map<String, InitiativeOverview> initiatives = new LinkedHashMap<>();
        for (DisclosedFigure figure : figures) {
            initiatives
                    .computeIfAbsent(
                            figure.initiative().code(),
                            code -> new InitiativeOverview(
                                    code, figure.initiative().name(), new ArrayList<>()))
                    .measures()
                    .add(MeasureView.of(figure, language));
        }
        return List.copyOf(initiatives.values());
    }

    /** The same figures, one row each. */
    static List<FigureRow> rows(List<DisclosedFigure> figures, Language language) {
        return figures.stream()
                .map(figure -> FigureRow.of(
                        figure,
                        figure.initiative().measures().size() > 1
                                ? figure.initiative().name() + ": " + MeasureView.name(figure)
                                : figure.initiative().name(),
                        Filters.of(figure, RollingMonths.DEFAULT).address(),
                        language))
                .toList();
    }
}
