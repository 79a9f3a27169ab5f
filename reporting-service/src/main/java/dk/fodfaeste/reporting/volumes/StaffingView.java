package dk.fodfaeste.reporting.volumes;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Full-time equivalents that grants pay for in the year of a day, and those of the consultants who have enrolments on the day. A consultant with
 * enrolments in several initiatives counts in each with its share of them.
 *
 * @param paidFor the sum of the lines; null if no grant of the year states any
 * @param lines the grant lines that state them
 * @param working with one decimal; null if it is hidden or nobody is enrolled
 */
public record StaffingView(
        LocalDate day,
        @Schema(nullable = true) BigDecimal paidFor,
        List<PaidLine> lines,
        @Schema(nullable = true) BigDecimal working) {

    /** The full-time equivalents of a grant line. */
    public record PaidLine(String budgetItem, String administration, BigDecimal fullTimeEquivalents) {}

    /**
     * @param granted the grant lines of the initiative, of all years
     * @param working null if it is hidden or nobody is enrolled
     */
    static StaffingView of(LocalDate day, List<GrantLine> granted, BigDecimal working) {
        List<PaidLine> lines = granted.stream()
                .filter(line -> line.year() == day.getYear() && line.fullTimeEquivalents() != null)
                .map(line -> new PaidLine(line.budgetItem(), line.administration(), line.fullTimeEquivalents()))
                .toList();
        return new StaffingView(
                day,
                lines.stream()
                        .map(PaidLine::fullTimeEquivalents)
                        .reduce(BigDecimal::add)
                        .orElse(null),
                lines,
                working);
    }

    /** How the sum came about: "3 (IPS-konsulenter, BIF) + 0,5 (Socialfaglig medarbejder, SOF)". */
    public String howPaidFor() {
        if (lines.isEmpty()) {
            return DisplayText.say(
                    "Bevillingerne for %d angiver ikke årsværk.".formatted(day.getYear()),
                    "The grants for %d do not state full-time equivalents.".formatted(day.getYear()));
        }
        return lines.stream()
                .map(line -> "%s (%s, %s)"
                        .formatted(
                                DisplayText.decimal(line.fullTimeEquivalents()),
                                line.budgetItem(),
                                line.administration()))
                .collect(Collectors.joining(" + "));
    }

    /** In words; a dash if no grant states it. */
    public String paidForText() {
        return paidFor == null ? "–" : DisplayText.decimal(paidFor);
    }
}
