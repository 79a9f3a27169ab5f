package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.AnchorKind;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.MeasureKind;
import dk.fodfaeste.measures.Recurrence;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.util.Arrays;
import java.util.List;

/**
 * The choices in the form of a measure.
 *
 * @param kind decides which fields the form shows
 * @param others measures of the initiative whose successes another measure can follow
 * @param successes the statuses that can be a success
 */
record MeasureChoices(
        MeasureKind kind,
        List<Choice> kinds,
        List<Choice> anchors,
        List<Choice> milestones,
        List<Choice> units,
        List<Choice> others,
        List<Choice> occasions,
        List<Choice> meetings,
        List<Choice> activityKinds,
        List<Choice> successes,
        List<Choice> statuses,
        List<Choice> exitReasons) {

    /** @param others the other measures of the initiative */
    static MeasureChoices of(MeasureKind kind, List<MeasureDefinition> others) {
        return new MeasureChoices(
                kind,
                CodeLabels.choices(MeasureKind.class),
                CodeLabels.choices(AnchorKind.class),
                activityKinds(ActivityKind.Shape.MILESTONE),
                CodeLabels.choices(MeasureForm.PeriodUnit.class),
                others.stream()
                        .map(measure ->
                                new Choice(measure.code(), DisplayText.name(measure.name(), measure.englishName())))
                        .toList(),
                CodeLabels.choices(Recurrence.PeriodEnd.class),
                activityKinds(ActivityKind.Shape.MEETING),
                CodeLabels.choices(ActivityKind.class),
                successes(kind),
                CodeLabels.choices(Status.class),
                CodeLabels.choices(ExitReason.class));
    }

    static MeasureChoices of(Form form, List<MeasureDefinition> others) {
        return of(MeasureForm.kind(form), others);
    }

    private static List<Choice> activityKinds(ActivityKind.Shape shape) {
        return Arrays.stream(ActivityKind.values())
                .filter(kind -> kind.shape() == shape)
                .map(kind -> new Choice(kind.name(), CodeLabels.label(kind)))
                .toList();
    }

    private static List<Choice> successes(MeasureKind kind) {
        return Arrays.stream(Status.values())
                .filter(status -> kind.allows(dk.fodfaeste.measures.Status.of(status.name())))
                .map(status -> new Choice(status.name(), CodeLabels.label(status)))
                .toList();
    }
}
