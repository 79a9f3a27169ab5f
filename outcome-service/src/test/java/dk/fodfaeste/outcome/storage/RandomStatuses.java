package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.EnrolmentFacts;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import java.util.List;
import java.util.Random;

/** Random statuses of an enrolment's follow-ups: recorded, corrected, lost, withdrawn, taken back. */
final class RandomStatuses {
    private RandomStatuses() {}

    /**
     * Changes one of the follow-ups that take statuses; does nothing if there is none.
     *
     * @throws Refusal if the follow-up does not allow the change
     */
    static void change(FollowUpStore followUps, EnrolmentFacts known, Random random, CommandContext context) {
        List<FollowUp> open = known.measures().stream()
                .filter(Measure::takesStatuses)
                .flatMap(measure -> FollowUp.of(known, measure).stream())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        FollowUp followUp = open.get(random.nextInt(open.size()));
        Situation situation = Situation.of(
                List.of(random.nextInt(3) > 0 ? Status.EDUCATION : Status.UNEMPLOYED), null, null, Source.PERSON);
        Outcome outcome = switch (random.nextInt(6)) {
            case 0 -> followUp.withdraw("x", context);
            case 1 -> followUp.correct(situation, "x", context);
            case 2 -> followUp.markLost(1, null, "x", context);
            case 3 -> followUp.undo(followUps.previousOutcome(followUp), "x", context);
            default -> followUp.record(situation, context);
        };
        followUps.add(followUp, outcome);
    }
}
