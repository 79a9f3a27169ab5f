package dk.fodfaeste.reporting.smallcounts;

/**
 * Which counts are small. A count of 0 is not small, because it is about no person.
 *
 * @param minimum the lowest count of people that may be disclosed
 */
public record SmallCountRule(long minimum) {
    public boolean isSmall(long count) {
        return count >= 1 && count < minimum;
    }
}
