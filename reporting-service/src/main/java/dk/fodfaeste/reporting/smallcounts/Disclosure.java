package dk.fodfaeste.reporting.smallcounts;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Which numbers of a figure may be displayed. API, pages and reports all use it.
 *
 * @param headline whether the rate and its counts are displayed; if not, nothing is
 * @param parts the parts of the cohort that may be displayed
 * @param exact whether the caller may see persons, and so also numbers of persons and dates
 */
public record Disclosure(boolean headline, Set<Part> parts, boolean exact) {
    public static final Disclosure EVERYTHING = new Disclosure(true, EnumSet.allOf(Part.class), true);
    public static final Disclosure HEADLINE_ONLY = new Disclosure(true, Set.of(), false);
    public static final Disclosure NOTHING = new Disclosure(false, Set.of(), false);

    /** A number of the cohort, or numbers that can be computed from each other. */
    public enum Part {
        /** Recorded and lost. They add up to the denominator, so either both or neither are displayed. */
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

    /** With the excluded hidden, so that the cohort cannot be computed from its parts. */
    public Disclosure withoutCohort() {
        Set<Part> others = new HashSet<>(parts);
        others.remove(Part.EXCLUDED);
        return new Disclosure(headline, others, exact);
    }

    public boolean allows(Part part) {
        return parts.contains(part);
    }

    public boolean allowsAllParts() {
        return parts.size() == Part.values().length;
    }

    /** The cohort is the denominator plus the other parts: it would reveal a single hidden part. */
    public boolean allowsCohort() {
        return allows(Part.NOT_DUE) && allows(Part.PENDING) && allows(Part.EXCLUDED);
    }
}
