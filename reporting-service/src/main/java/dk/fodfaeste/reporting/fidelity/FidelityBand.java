package dk.fodfaeste.reporting.fidelity;

import java.util.Arrays;

/** What the total of a review means, by the scale: 115 to 125 exemplary, 100 to 114 good, 74 to 99 fair, less is not IPS. */
public enum FidelityBand {
    EXEMPLARY(115),
    GOOD(100),
    FAIR(74),
    NOT_IPS(0);

    private final int lowest;

    FidelityBand(int lowest) {
        this.lowest = lowest;
    }

    static FidelityBand of(int total) {
        return Arrays.stream(values())
                .filter(band -> total >= band.lowest)
                .findFirst()
                .orElseThrow();
    }
}
