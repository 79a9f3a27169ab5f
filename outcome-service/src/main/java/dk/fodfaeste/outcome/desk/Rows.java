package dk.fodfaeste.outcome.desk;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Measure;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.followup.FollowUpShown;
import dk.fodfaeste.outcome.ledger.Initiatives;
import dk.fodfaeste.outcome.lookup.AskingNames;
import dk.fodfaeste.outcome.lookup.NamedPerson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Follow-ups as rows of a page: with names from participant-service, and with what initiatives and measures are called. */
@ApplicationScoped
public class Rows {
    private final AskingNames names;
    private final Initiatives initiatives;
    private final Caller caller;
    private final CorrectionPeriod correctionPeriod;

    Rows(AskingNames names, Initiatives initiatives, Caller caller, CorrectionPeriod correctionPeriod) {
        this.names = names;
        this.initiatives = initiatives;
        this.caller = caller;
        this.correctionPeriod = correctionPeriod;
    }

    /** @param namesAreAway that participant-service does not answer, so that the rows are without names */
    record Named(List<Row> rows, boolean namesAreAway) {}

    Named of(List<FollowUpShown> followUps, LocalDate today) {
        Optional<Map<UUID, NamedPerson>> persons = names.of(followUps.stream()
                .filter(followUp -> !followUp.isWithoutPerson())
                .map(FollowUpShown::enrolmentId)
                .toList());
        Map<String, Initiative> catalogue = initiatives.byCode(
                followUps.stream().map(FollowUpShown::initiative).toList());
        return new Named(
                followUps.stream()
                        .map(followUp -> row(
                                followUp,
                                persons.map(known -> known.get(followUp.enrolmentId()))
                                        .orElse(null),
                                catalogue.get(followUp.initiative()),
                                today,
                                Row.heardAhead(followUp),
                                null,
                                false))
                        .toList(),
                persons.isEmpty());
    }

    /** After something was done to it, or was refused. */
    public Row one(FollowUpShown followUp, LocalDate today, Form form, Did did, boolean overtaken) {
        return row(
                followUp,
                names.of(followUp.isWithoutPerson() ? List.of() : List.of(followUp.enrolmentId()))
                        .map(known -> known.get(followUp.enrolmentId()))
                        .orElse(null),
                initiatives.byCode(List.of(followUp.initiative())).get(followUp.initiative()),
                today,
                form == null ? Row.heardAhead(followUp) : form,
                did,
                overtaken);
    }

    private Row row(
            FollowUpShown followUp,
            NamedPerson person,
            Initiative initiative,
            LocalDate today,
            Form form,
            Did did,
            boolean overtaken) {
        return new Row(
                followUp,
                person,
                initiative == null ? followUp.initiative() : initiative.name(),
                Optional.ofNullable(initiative)
                        .flatMap(known -> known.measure(followUp.measure()))
                        .map(Measure::name)
                        .orElse(followUp.measure()),
                today,
                !followUp.isWithoutPerson() && !followUp.consultant().equals(caller.user()),
                followUp.recordedAt() == null || correctionPeriod.mayCorrect(followUp.recordedAt()),
                form,
                did,
                overtaken);
    }
}
