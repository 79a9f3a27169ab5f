package dk.fodfaeste.reporting.smallcounts;

import java.util.EnumSet;
import java.util.Set;

/**
 * What of a figure may be said. API, page and whatever comes after obey it alike.
 *
 * @param headline the rate and what it is made of; without it nothing is said at all
 * @param parts of the cohort that may be told apart
 * @param exact whether the caller may see everything, so also what is counted in persons and dates
 */
public record Disclosure(boolean headline, Set<Part> parts, boolean exact) {
    public static final Disclosure EVERYTHING = new Disclosure(true, EnumSet.allOf(Part.class), true);
    public static final Disclosure NOTHING = new Disclosure(false, Set.of(), false);

    /** A number, or numbers that give each other away, in the breakdown of a cohort. */
    public enum Part {
        /** Recorded and lost: they add up to the denominator, so one is never shown without the other. */
        ANSWERS,
        NOT_DUE,
        PENDING,
        EXCLUDED
    }

    public Disclosure {
        parts = Set.copyOf(parts);
    }

    static Disclosure of(Set<Part> parts) {
        return new Disclosure(true, parts, false);
    }

    public boolean says(Part part) {
        return parts.contains(part);
    }

    public boolean saysAllParts() {
        return parts.size() == Part.values().length;
    }

    /** The whole is the denominator and all other parts: with one of them hidden it would give that one back. */
    public boolean saysCohort() {
        return says(Part.NOT_DUE) && says(Part.PENDING) && says(Part.EXCLUDED);
    }
}
