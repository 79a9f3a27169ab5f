package dk.fodfaeste.participant.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.fodfaeste.participant.EnrolmentPayload;
import java.util.List;

/** The results in the order of the keys. */
record LookupResult(List<Item> items) {

    /** Either the enrolment or the reason why there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(Found enrolment, Problem problem) {
        static final Item UNKNOWN = new Item(null, Problem.UNKNOWN);
        static final Item SEVERAL = new Item(null, Problem.SEVERAL);
    }

    /**
     * @param facts as in an event
     * @param initiativeVersion the version of the initiative that the other service needs to apply the same measures
     */
    record Found(@JsonUnwrapped EnrolmentPayload facts, int initiativeVersion) {}

    /** Why a key finds no enrolment. */
    enum Problem {
        UNKNOWN,
        SEVERAL
    }
}
