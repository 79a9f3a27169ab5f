package dk.fodfaeste.participant.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.fodfaeste.participant.EnrolmentFacts;
import java.util.List;

/** What there is for each key, in the order of the keys. */
record LookupAnswer(List<Item> items) {

    /** Either an enrolment or why there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(Found enrolment, Problem problem) {
        static final Item UNKNOWN = new Item(null, Problem.UNKNOWN);
        static final Item SEVERAL = new Item(null, Problem.SEVERAL);
    }

    /**
     * The facts as an event would tell them.
     *
     * @param initiativeVersion the version of the initiative that the asking service must know to judge by the same measures
     */
    record Found(@JsonUnwrapped EnrolmentFacts facts, int initiativeVersion) {}

    /** Why a key leads to no enrolment. */
    enum Problem {
        UNKNOWN,
        SEVERAL
    }
}
