package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.reporting.businesscase.Assumptions.ProjectYear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A business case year by year, in 1,000 DKK. In a project year, each success saves what the assumptions say for it: {@code plannedSaved /
 * plannedSuccesses}. Every finished project year goes on saving {@code lastingPerProjectYear}. As in the notes, savings are negative, and the
 * net effect is the cost plus the negative savings. Pure.
 *
 * @param paybackYear the number of the year, from 1, in which the accumulated net effect is first 0 or less; empty if in none
 */
record CaseTable(List<Row> rows, Optional<Integer> paybackYear) {

    /**
     * What is known about each year.
     *
     * @param successes by project year; a year without an entry is unknown or hidden
     * @param lastingShare by project year: the share of its successes that still lasts; a year without an entry is unknown or hidden
     * @param costs by year, with how they came about
     * @param rate a factor on everything that is saved
     * @param lastYear the last year that the table has numbers for
     */
    record Input(
            Map<Integer, Exact> successes,
            Map<Integer, Exact> lastingShare,
            Map<Integer, Cost> costs,
            Exact rate,
            int lastYear) {}

    /** @param how its parts */
    record Cost(Exact amount, String how) {
        static final Cost NONE = new Cost(Exact.ZERO, "0");
    }

    /**
     * A number with its calculation.
     *
     * @param value null if a number that it depends on is unknown or hidden
     */
    record Cell(Exact value, String how) {
        static final Cell UNKNOWN = new Cell(null, "");

        boolean isKnown() {
            return value != null;
        }
    }

    /** @param successes null in a year in which the project does not run, and if unknown */
    record Row(int year, Exact successes, Cell saved, Cell cost, Cell net, Cell accumulated) {}

    static CaseTable of(Assumptions assumptions, Input input) {
        List<Row> rows = new ArrayList<>();
        Cell accumulated = new Cell(Exact.ZERO, "");
        for (int year = assumptions.firstYear(); year <= assumptions.lastYear(); year++) {
            Row row = row(assumptions, input, year, accumulated);
            accumulated = row.accumulated();
            rows.add(row);
        }
        Optional<Integer> payback = IntStream.range(0, rows.size())
                .filter(place -> rows.get(place).accumulated().isKnown())
                .filter(place -> rows.get(place).accumulated().value().signum() <= 0)
                .mapToObj(place -> place + 1)
                .findFirst();
        return new CaseTable(rows, payback);
    }

    private static Row row(Assumptions assumptions, Input input, int year, Cell before) {
        Cost given = input.costs().getOrDefault(year, Cost.NONE);
        Cell cost = new Cell(given.amount(), given.how());
        Exact successes =
                year <= input.lastYear() && assumptions.projectYear(year).isPresent()
                        ? input.successes().get(year)
                        : null;
        Cell saved = year <= input.lastYear() ? saved(assumptions, input, year) : Cell.UNKNOWN;
        Cell net = saved.isKnown() ? sum(cost, saved) : Cell.UNKNOWN;
        Cell accumulated = before.isKnown() && net.isKnown() ? sum(before, net) : Cell.UNKNOWN;
        return new Row(year, successes, saved, cost, net, accumulated);
    }

    private static Cell sum(Cell one, Cell other) {
        return new Cell(one.value().plus(other.value()), text(one.value()) + " + " + inSum(other.value()));
    }

    private static Cell saved(Assumptions assumptions, Input input, int year) {
        List<String> parts = new ArrayList<>();
        Exact saved = Exact.ZERO;
        Optional<ProjectYear> project = assumptions.projectYear(year);
        if (project.isPresent()) {
            Exact successes = input.successes().get(year);
            if (successes == null) {
                return Cell.UNKNOWN;
            }
            ProjectYear planned = project.get();
            saved = successes.times(Exact.of(planned.plannedSaved(), planned.plannedSuccesses()));
            parts.add("%s × %d / %d".formatted(text(successes), planned.plannedSaved(), planned.plannedSuccesses()));
        }
        List<Exact> shares = new ArrayList<>();
        for (ProjectYear earlier : assumptions.projectYears()) {
            if (earlier.year() < year) {
                Exact share = input.lastingShare().get(earlier.year());
                if (share == null) {
                    return Cell.UNKNOWN;
                }
                shares.add(share);
            }
        }
        Exact lasting = Exact.of(assumptions.lastingPerProjectYear());
        for (Exact share : shares) {
            saved = saved.plus(lasting.times(share));
        }
        if (!shares.isEmpty()) {
            parts.add(shares.stream()
                    .map(share -> assumptions.lastingPerProjectYear() + factor(share))
                    .collect(Collectors.joining(" + ")));
        }
        String sum = parts.isEmpty() ? "0" : String.join(" + ", parts);
        return new Cell(
                saved.times(input.rate()).negated(),
                input.rate().equals(Exact.ONE) ? "−(" + sum + ")" : "−(" + sum + ")" + factor(input.rate()));
    }

    private static String factor(Exact share) {
        if (share.numerator().equals(share.denominator())) {
            return "";
        }
        return share.signum() == 0 ? " × 0" : " × " + share.numerator() + "/" + share.denominator();
    }

    private static String inSum(Exact number) {
        return number.signum() < 0 ? "(" + text(number) + ")" : text(number);
    }

    static String text(Exact number) {
        return number.rounded().toPlainString().replace('-', '−');
    }
}
