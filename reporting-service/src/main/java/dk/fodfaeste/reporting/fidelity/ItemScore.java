package dk.fodfaeste.reporting.fidelity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The score of an item.
 *
 * @param score 1 to 5; null if the item was not scored
 * @param remark null if there is none
 */
public record ItemScore(
        FidelityItem item,
        @Schema(nullable = true) Integer score,
        @Schema(nullable = true) String remark) {}
