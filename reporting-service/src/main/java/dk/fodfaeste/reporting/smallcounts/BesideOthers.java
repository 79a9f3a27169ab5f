package dk.fodfaeste.reporting.smallcounts;

import java.util.List;

/** What a measure's headlines tell by themselves, and beside those of each other measure of the same people. */
record BesideOthers(HeadlineKnowledge own, List<Difference> differences) implements Knowledge<BesideOthers> {

    @Override
    public BesideOthers with(Stretch shown) {
        return new BesideOthers(
                own.with(shown),
                differences.stream().map(each -> each.with(shown)).toList());
    }

    @Override
    public boolean betraysSomebody() {
        return own.betraysSomebody() || differences.stream().anyMatch(Difference::betraysSomebody);
    }

    @Override
    public boolean givesBack(Stretch hidden) {
        return own.givesBack(hidden);
    }
}
