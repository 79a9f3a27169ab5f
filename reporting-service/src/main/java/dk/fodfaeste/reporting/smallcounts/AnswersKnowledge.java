package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import java.util.List;

/**
 * What is known of recorded and lost. Of those lost the worst is assumed: that somebody knows how many did not succeed in every single
 * quarter, so that each limits its own share of them. Whoever is left guessing then is left guessing with less.
 */
record AnswersKnowledge(Truth truth, long mostHidden, Bounds recorded, Bounds lost)
        implements Knowledge<AnswersKnowledge> {

    record Truth(Quantity recorded, Quantity lost, Quantity others) {
        static Truth of(List<Counts> perQuarter) {
            return new Truth(
                    new Quantity(perQuarter, Counts::recorded),
                    new Quantity(perQuarter, Counts::lost),
                    new Quantity(perQuarter, counts -> counts.denominator() - counts.successes()));
        }
    }

    /** Of one who did not succeed, neither hiding nor showing may tell whether that one was lost. */
    static final long TELLING_OF_ONE = 1;

    /** The headlines alone tell something: every success is recorded, and no more are than are in the denominator. */
    static AnswersKnowledge before(HeadlineKnowledge headlines, Truth truth, long mostHidden) {
        int quarters = truth.lost().quarters();
        Bounds recorded = Bounds.ofCounts(quarters);
        recorded.atMost(headlines.denominators());
        recorded.atLeast(headlines.successes());
        Bounds lost = Bounds.ofCounts(quarters);
        for (int quarter = 0; quarter < quarters; quarter++) {
            Stretch one = new Stretch(quarter, quarter + 1);
            lost.atMost(one, truth.others().in(one));
        }
        return new AnswersKnowledge(truth, mostHidden, recorded, lost);
    }

    @Override
    public AnswersKnowledge with(Stretch shown) {
        AnswersKnowledge more = new AnswersKnowledge(truth, mostHidden, recorded.copy(), lost.copy());
        more.recorded.exactly(shown, truth.recorded().in(shown));
        more.lost.exactly(shown, truth.lost().in(shown));
        return more;
    }

    @Override
    public boolean betraysSomebody() {
        return Group.any(truth.lost(), mostHidden, this::givesBackLost)
                || Group.any(truth.others(), TELLING_OF_ONE, lost::pin)
                || Group.any(truth.recorded(), mostHidden, group -> recorded.pin(group) || givesBackLost(group));
    }

    @Override
    public boolean givesBack(Stretch hidden) {
        return givesBackLost(Group.of(hidden));
    }

    /** Where everybody succeeded nobody was lost; that is no secret to give back. */
    private boolean givesBackLost(Group group) {
        return lost.pin(group) && group.sizeIn(truth.others()) > 0;
    }
}
