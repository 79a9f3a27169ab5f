package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.NameText;
import dk.fodfaeste.outcome.followup.SpellsOnDueDate;
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
    private final SpellsOnDueDate spells;
    private final Caller caller;
    private final CorrectionPeriod correctionPeriod;

    FollowUpRows(
            PersonContacts names,
            Initiatives initiatives,
            SpellsOnDueDate spells,
            Caller caller,
            CorrectionPeriod correctionPeriod) {
        this.names = names;
        this.initiatives = initiatives;
        this.spells = spells;
        this.caller = caller;
        this.correctionPeriod = correctionPeriod;
    }

    /** @param namesMissing whether participant-service did not answer, so the rows have no names */
    public record RowsWithNames(List<FollowUpRow> rows, boolean namesMissing) {}

    public RowsWithNames all(List<FollowUpView> followUps, LocalDate today) {
        Optional<Map<UUID, PersonContact>> persons = names.find(followUps.stream()
                .filter(followUp -> !followUp.isWithoutPerson())
                .map(FollowUpView::enrolmentId)
                .toList());
        Map<String, Initiative> initiativeByCode = initiatives.byCode(
                followUps.stream().map(FollowUpView::initiative).toList());
        Map<FollowUpId, Situation> offered = offered(followUps);
        return new RowsWithNames(
                followUps.stream()
                        .map(followUp -> row(
                                followUp,
                                persons.map(byEnrolment -> byEnrolment.get(followUp.enrolmentId()))
                                        .orElse(null),
                                initiativeByCode.get(followUp.initiative()),
                                today,
                                initialForm(followUp, offered),
                                null,
                                false))
                        .toList(),
                persons.isEmpty());
    }

    private Map<FollowUpId, Situation> offered(List<FollowUpView> followUps) {
        return spells.of(followUps.stream()
                .filter(followUp -> !followUp.isWithoutPerson() && FollowUpRow.isDue(followUp))
                .toList());
    }

    private static Form initialForm(FollowUpView followUp, Map<FollowUpId, Situation> offered) {
        FollowUpId id = new FollowUpId(followUp.enrolmentId(), followUp.measure());
        return FollowUpRow.initialForm(followUp, Optional.ofNullable(offered.get(id)));
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
                form == null ? initialForm(followUp, offered(List.of(followUp))) : form,
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
                initiative == null ? followUp.initiative() : NameText.of(initiative),
                Optional.ofNullable(initiative)
                        .flatMap(found -> found.measure(followUp.measure()))
                        .map(NameText::of)
                        .orElse(followUp.measure()),
                today,
                !followUp.isWithoutPerson() && !followUp.consultant().equals(caller.user()),
                followUp.recordedAt() == null || correctionPeriod.mayCorrect(followUp.recordedAt()),
                form,
                action,
                conflict);
    }
}
