package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.PeriodText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rates of consecutive half-years as a small line. A half-year without a rate is a gap.
 *
 * @param line the path of the line, which breaks at gaps
 * @param text the same in words
 */
record Sparkline(String line, List<Point> points, String text) {
    static final int HALF_YEARS = 8;
    static final int HEIGHT = 36;
    private static final int STEP = 14;
    private static final int MARGIN = 4;
    private static final int TEN = 10;
    private static final BigDecimal DRAWN_HEIGHT = BigDecimal.valueOf(HEIGHT - 2L * MARGIN);

    /** @param canChange whether it is drawn hollow, because follow-ups are open */
    record Point(int x, BigDecimal y, boolean canChange) {}

    /** @param newestFirst at most {@value #HALF_YEARS} half-years */
    static Sparkline of(List<DisclosedFigure> newestFirst, Language language) {
        List<DisclosedFigure> figures = newestFirst.reversed();
        BigDecimal highest = figures.stream()
                .flatMap(figure -> figure.figure().rate().percent().stream())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        // The scale begins at 0 and ends at the next multiple of ten.
        BigDecimal top = highest.divide(BigDecimal.TEN, 0, RoundingMode.CEILING)
                .max(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(TEN));
        StringBuilder line = new StringBuilder();
        List<Point> points = new ArrayList<>();
        boolean broken = true;
        for (int i = 0; i < figures.size(); i++) {
            BigDecimal percent = figures.get(i).figure().rate().percent().orElse(null);
            if (percent != null) {
                BigDecimal y = BigDecimal.valueOf(HEIGHT - (long) MARGIN)
                        .subtract(percent.multiply(DRAWN_HEIGHT).divide(top, 1, RoundingMode.HALF_UP));
                int x = STEP * i + STEP / 2;
                line.append(broken ? 'M' : 'L').append(x).append(' ').append(y);
                points.add(new Point(x, y, figures.get(i).figure().provisional()));
            }
            broken = percent == null;
        }
        String text = figures.stream().map(figure -> inWords(figure, language)).collect(Collectors.joining("; "));
        return new Sparkline(line.toString(), points, text);
    }

    private static String inWords(DisclosedFigure figure, Language language) {
        String rate = figure.figure()
                .rate()
                .percent()
                .map(language::percent)
                .orElseGet(() -> new FigureText(figure, language).placeholder());
        return new PeriodText(figure.window(), language).shortName() + ": " + rate;
    }
}
