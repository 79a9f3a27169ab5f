package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

record CaseNumberCorrectionBody(
        @NotNull @PlainText(max = 64) String caseNumber,
        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {
    @Override
    public String toString() {
        return "case-number-correction";
    }
}
