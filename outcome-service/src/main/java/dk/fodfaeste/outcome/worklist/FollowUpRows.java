package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Measure;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.lookup.PersonContact;
import dk.fodfaeste.outcome.lookup.PersonContacts;
import dk.fodfaeste.outcome.storage.Initiatives;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import dk.fodfaeste.outcome.worklist.RowAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Follow-ups as rows of a page: with names from participant-service, and with what initiatives and measures are called. */
@ApplicationScoped
public class FollowUpRows {
    private final PersonContacts names;
    private final Initiatives initiatives;
    private final Caller caller;
    private final CorrectionPeriod correctionPeriod;

    FollowUpRows(PersonContacts names, Initiatives initiatives, Caller caller, CorrectionPeriod correctionPeriod) {
        this.names = names;
        this.initiatives = initiatives;
        this.caller = caller;
        this.correctionPeriod = correctionPeriod;
    }

    /** @param namesAreAway that participant-service does not answer, so that the rows are without names */
    record Named(List<FollowUpRow> rows, boolean namesAreAway) {}

    Named of(List<FollowUpView> followUps, LocalDate today) {
        Optional<Map<UUID, PersonContact>> persons = names.of(followUps.stream()
                .filter(followUp -> !followUp.isWithoutPerson())
                .map(FollowUpView::enrolmentId)
                .toList());
        Map<String, Initiative> catalogue = initiatives.byCode(
                followUps.stream().map(FollowUpView::initiative).toList());
        return new Named(
                followUps.stream()
                        .map(followUp -> row(
                                followUp,
                                persons.map(known -> known.get(followUp.enrolmentId()))
                                        .orElse(null),
                                catalogue.get(followUp.initiative()),
                                today,
                                FollowUpRow.heardAhead(followUp),
                                null,
                                false))
                        .toList(),
                persons.isEmpty());
    }

    /** After something was done to it, or was refused. */
    public FollowUpRow one(FollowUpView followUp, LocalDate today, Form form, RowAction did, boolean overtaken) {
        return row(
                followUp,
                names.of(followUp.isWithoutPerson() ? List.of() : List.of(followUp.enrolmentId()))
                        .map(known -> known.get(followUp.enrolmentId()))
                        .orElse(null),
                initiatives.byCode(List.of(followUp.initiative())).get(followUp.initiative()),
                today,
                form == null ? FollowUpRow.heardAhead(followUp) : form,
                did,
                overtaken);
    }

    private FollowUpRow row(
            FollowUpView followUp,
            PersonContact person,
            Initiative initiative,
            LocalDate today,
            Form form,
            RowAction did,
            boolean overtaken) {
        return new FollowUpRow(
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
