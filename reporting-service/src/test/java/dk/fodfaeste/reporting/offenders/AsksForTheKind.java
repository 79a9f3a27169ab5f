package dk.fodfaeste.reporting.offenders;

import dk.fodfaeste.measures.Measure;

/** Breaks the rule that only the module of measures knows which kind a measure has. */
public class AsksForTheKind {
    boolean countsMeetings(Measure measure) {
        return measure.kind().startsWith("MEETINGS");
    }
}
