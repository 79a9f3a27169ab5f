package dk.fodfaeste.reporting.smallcounts;

/**
 * The number of distinct persons behind a figure, for measures that ask a person more than once. The same person can have successes and others.
 *
 * @param others persons with a follow-up in the denominator that is no success
 */
public record PersonCounts(long denominator, long successes, long others) {

    /** Only the headline can be disclosed. Neither the successes nor the others may be those of too few persons. */
    public Disclosure disclosure(SmallCountRule partRule) {
        boolean disclosed = !WindowDisclosures.HEADLINE_RULE.isSmall(denominator)
                && !partRule.isSmall(successes)
                && !partRule.isSmall(others);
        return disclosed ? Disclosure.HEADLINE_ONLY : Disclosure.NOTHING;
    }
}
