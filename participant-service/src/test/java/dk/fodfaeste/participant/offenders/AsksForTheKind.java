package dk.fodfaeste.participant.offenders;

import dk.fodfaeste.measures.MeasureKind;

/** Violates an architecture rule on purpose. */
public class AsksForTheKind {
    boolean isAsked(MeasureKind kind) {
        return kind == MeasureKind.SUSTAINED;
    }
}
