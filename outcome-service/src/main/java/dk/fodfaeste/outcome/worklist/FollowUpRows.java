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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Converts follow-ups to rows, with names of persons from participant-service and names of initiatives and measures. */
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

    /** @param namesMissing whether participant-service did not answer, so the rows have no names */
    record RowsWithNames(List<FollowUpRow> rows, boolean namesMissing) {}

    RowsWithNames all(List<FollowUpView> followUps, LocalDate today) {
        Optional<Map<UUID, PersonContact>> persons = names.find(followUps.stream()
                .filter(followUp -> !followUp.isWithoutPerson())
                .map(FollowUpView::enrolmentId)
                .toList());
        Map<String, Initiative> initiativeByCode = initiatives.byCode(
                followUps.stream().map(FollowUpView::initiative).toList());
        return new RowsWithNames(
                followUps.stream()
                        .map(followUp -> row(
                                followUp,
                                persons.map(byEnrolment -> byEnrolment.get(followUp.enrolmentId()))
                                        .orElse(null),
                                initiativeByCode.get(followUp.initiative()),
                                today,
                                FollowUpRow.initialForm(followUp),
                                null,
                                false))
                        .toList(),
                persons.isEmpty());
    }

    /** @param form null for the initial form */
    public FollowUpRow one(FollowUpView followUp, LocalDate today, Form form, RowAction action, boolean conflict) {
        return row(
                followUp,
                names.find(followUp.isWithoutPerson() ? List.of() : List.of(followUp.enrolmentId()))
                        .map(byEnrolment -> byEnrolment.get(followUp.enrolmentId()))
                        .orElse(null),
                initiatives.byCode(List.of(followUp.initiative())).get(followUp.initiative()),
                today,
                form == null ? FollowUpRow.initialForm(followUp) : form,
                action,
                conflict);
    }

    private FollowUpRow row(
            FollowUpView followUp,
            PersonContact person,
            Initiative initiative,
            LocalDate today,
            Form form,
            RowAction action,
            boolean conflict) {
        return new FollowUpRow(
                followUp,
                person,
                initiative == null ? followUp.initiative() : initiative.name(),
                Optional.ofNullable(initiative)
                        .flatMap(found -> found.measure(followUp.measure()))
                        .map(Measure::name)
                        .orElse(followUp.measure()),
                today,
                !followUp.isWithoutPerson() && !followUp.consultant().equals(caller.user()),
                followUp.recordedAt() == null || correctionPeriod.mayCorrect(followUp.recordedAt()),
                form,
                action,
                conflict);
    }
}
