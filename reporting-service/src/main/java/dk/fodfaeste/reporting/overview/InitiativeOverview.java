package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.RollingMonths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One initiative on the page, ready to be written down: the template only places words. */
record InitiativeOverview(String code, String name, List<MeasureView> measures) {

    /** In the order of the answers, those of one initiative together. */
    static List<InitiativeOverview> of(List<DisclosedFigure> answers, Language language) {
        Map<String, InitiativeOverview> initiatives = new LinkedHashMap<>();
        for (DisclosedFigure answer : answers) {
            initiatives
                    .computeIfAbsent(
                            answer.initiative().code(),
                            code -> new InitiativeOverview(
                                    code, answer.initiative().name(), new ArrayList<>()))
                    .measures()
                    .add(MeasureView.of(answer, language));
        }
        return List.copyOf(initiatives.values());
    }

    /** The same figures, a row each. */
    static List<FigureRow> rows(List<DisclosedFigure> answers, Language language) {
        return answers.stream()
                .map(answer -> FigureRow.of(
                        answer,
                        answer.initiative().measures().size() > 1
                                ? answer.initiative().name() + ": " + MeasureView.name(answer)
                                : answer.initiative().name(),
                        Filters.of(answer, RollingMonths.USUAL).address(),
                        language))
                .toList();
    }
}
