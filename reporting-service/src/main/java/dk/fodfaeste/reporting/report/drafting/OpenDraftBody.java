package dk.fodfaeste.reporting.report.drafting;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.reporting.rate.HalfYear;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The half-year and the initiatives of a new report.
 *
 * @param period such as 2024-H2
 */
public record OpenDraftBody(
        @NotNull(message = "missing") @PlainText(max = 7) String period,

        @NotNull(message = "missing") @Size(min = 1, max = 50, message = "initiativeCount")
        List<@NotNull(message = "missing") @PlainText(max = 60) String> initiatives) {

    /** @throws Refusal 400 */
    public HalfYear halfYear() {
        return HalfYear.parse(period.strip()).orElseThrow(() -> Refusal.malformed("period", message("notAHalfYear")));
    }
}
