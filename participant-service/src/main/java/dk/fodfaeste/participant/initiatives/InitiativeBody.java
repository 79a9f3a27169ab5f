package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.text.PublicText;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.MeasureDefinition;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The request to create or revise an initiative. {@link InitiativeRules} checks what the types do not.
 *
 * @param code the same as in the address; optional
 * @param expectedVersion the version that the sender saw; optional
 * @param activityKinds what may be recorded; every kind if absent
 * @param measures {@code measures/} checks the fields of each kind
 * @param retentionPeriod five years if absent
 */
record InitiativeBody(
        String code,
        Integer expectedVersion,
        @NotNull @PublicText(max = 200) String name,
        @PublicText(max = 200) String englishName,
        @Size(max = 50, message = "tooManyItems") List<@NotNull @PublicText(max = 64) String> administrations,
        @NotNull LocalDate runsFrom,
        LocalDate runsTo,
        Integer capacity,
        Integer intakePerYear,
        Integer caseloadNorm,
        @PublicText(max = 1000) String targetGroup,
        @PublicText(max = 2000) String effort,
        @PublicText(max = 2000) String objective,
        @PublicText(max = 2000) String evaluation,
        Integer minimumAge,
        Integer maximumAge,
        WindowBasis windowBasis,
        List<@NotNull ActivityKind> activityKinds,
        @NotEmpty @Size(max = 50, message = "tooManyItems") List<@NotNull MeasureDefinition> measures,
        String retentionPeriod,
        Boolean archiveBeforeErasure) {

    InitiativeBody {
        administrations = administrations == null ? List.of() : administrations;
        windowBasis = windowBasis == null ? WindowBasis.ANCHOR : windowBasis;
        retentionPeriod = retentionPeriod == null ? Definition.RETENTION : retentionPeriod;
    }

    /** The present content with other measures. */
    static InitiativeBody withMeasures(
            Initiative initiative, Integer expectedVersion, List<MeasureDefinition> measures) {
        Definition present = initiative.definition();
        return new InitiativeBody(
                initiative.code(),
                expectedVersion,
                present.name(),
                present.englishName(),
                present.administrations(),
                present.runsFrom(),
                present.runsTo(),
                present.capacity(),
                present.intakePerYear(),
                present.caseloadNorm(),
                present.targetGroup(),
                present.effort(),
                present.objective(),
                present.evaluation(),
                present.minimumAge(),
                present.maximumAge(),
                present.windowBasis(),
                present.activityKinds(),
                measures,
                present.retentionPeriod(),
                present.archiveBeforeErasure());
    }

    Definition definition() {
        return new Definition(
                name.strip(),
                englishName == null || englishName.isBlank() ? null : englishName.strip(),
                List.copyOf(new LinkedHashSet<>(
                        administrations.stream().map(String::strip).toList())),
                runsFrom,
                runsTo,
                capacity,
                intakePerYear,
                caseloadNorm,
                stripped(targetGroup),
                stripped(effort),
                stripped(objective),
                stripped(evaluation),
                minimumAge,
                maximumAge,
                windowBasis,
                activityKinds == null ? null : List.copyOf(new LinkedHashSet<>(activityKinds)),
                measures.stream().map(MeasureDefinition::withDefaults).toList(),
                retentionPeriod,
                Boolean.TRUE.equals(archiveBeforeErasure));
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }
}
