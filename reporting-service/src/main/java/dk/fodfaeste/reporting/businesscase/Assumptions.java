package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.kit.text.PublicText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The assumptions of a business case. Amounts are in 1,000 DKK of one price level. {@link AssumptionRules} has the rules beyond types and
 * lengths.
 *
 * @param source the document that they are from
 * @param statedOn the day of that document
 * @param measure the code of the measure that counts the realised successes
 * @param lastingPerProjectYear what each finished project year goes on saving in every later year
 * @param lastYear the last year of the table
 * @param projectYears the years in which the project runs
 * @param costsFromGrants whether the costs are the grants of the price level; then {@code costs} is empty
 * @param stated figures that the document states elsewhere than in its table
 */
record Assumptions(
        @NotNull(message = "missing") @PublicText(max = 200) String name,

        @NotNull(message = "missing") @PublicText(max = 200) String source,

        @NotNull(message = "missing") LocalDate statedOn,
        @NotNull(message = "missing") Integer priceLevel,

        @NotNull(message = "missing") @PlainText(max = 64) String measure,

        @NotNull(message = "missing") Long lastingPerProjectYear,
        @NotNull(message = "missing") Integer lastYear,

        @NotNull(message = "missing") @Valid List<@NotNull(message = "missing") ProjectYear> projectYears,

        @NotNull(message = "missing") Boolean costsFromGrants,

        @NotNull(message = "missing") @Valid List<@NotNull(message = "missing") CostItem> costs,

        @NotNull(message = "missing") @Valid List<@NotNull(message = "missing") StatedFigure> stated) {

    /**
     * @param plannedSuccesses at least 1
     * @param plannedSaved what these successes save in this year; not negative
     */
    record ProjectYear(
            @NotNull(message = "missing") Integer year,
            @NotNull(message = "missing") Integer plannedSuccesses,
            @NotNull(message = "missing") Long plannedSaved) {}

    record CostItem(
            @NotNull(message = "missing") @PublicText(max = 200)
            String label,

            @NotNull(message = "missing") Integer year,
            @NotNull(message = "missing") Long amount) {}

    /** What a stated figure is about. */
    enum Stated {
        /** The cost of a year. */
        COST,
        /** The change of transfer payments in a year; negative if less is spent. */
        SAVED,
        /** The net effect of a year. */
        NET,
        /** What a number of successes saves in the first project year. */
        SAVED_BY_SUCCESSES
    }

    /**
     * @param where the place in the document
     * @param year null for {@link Stated#SAVED_BY_SUCCESSES}
     * @param successes null for the others
     */
    record StatedFigure(
            @NotNull(message = "missing") @PublicText(max = 300)
            String where,

            @NotNull(message = "missing") Stated about,
            @Schema(nullable = true) Integer year,
            @Schema(nullable = true) Integer successes,
            @NotNull(message = "missing") Long amount) {}

    int firstYear() {
        return projectYears.getFirst().year();
    }

    Optional<ProjectYear> projectYear(int year) {
        return projectYears.stream().filter(each -> each.year() == year).findFirst();
    }
}
