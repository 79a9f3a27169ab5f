package dk.fodfaeste.participant.finding;

import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.EnrolmentState;
import io.quarkus.panache.common.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The conditions of a search for enrolments. All of them must hold. */
final class EnrolmentFilter {
    private final List<String> conditions = new ArrayList<>(List.of("e.participant.erasedAt is null"));
    private final Parameters parameters = new Parameters();

    EnrolmentFilter inInitiative(String initiative) {
        return with("e.initiative = :initiative", "initiative", initiative);
    }

    /** @param initiatives the caller's scope */
    EnrolmentFilter inOneOf(Collection<String> initiatives) {
        return with("e.initiative in :scope", "scope", initiatives);
    }

    EnrolmentFilter withConsultant(String consultant) {
        return with("e.consultant = :consultant", "consultant", consultant);
    }

    /** Leaves out persons with a protected address who are assigned to another consultant. */
    EnrolmentFilter unprotectedOrOf(String consultant) {
        return with("not e.participant.protectedAddress or e.consultant = :assigned", "assigned", consultant);
    }

    /** In whatever case. Enrolments from before the hash of the number in lower case was kept are found by the exact one. */
    EnrolmentFilter withCaseNumber(CaseNumbers.Hashes caseNumber) {
        parameters.and("exact", caseNumber.exact());
        return with("e.caseNumberSearch in (:exact, :inLowerCase)", "inLowerCase", caseNumber.search());
    }

    EnrolmentFilter ofPerson(UUID participantRef) {
        return with("e.participant.participantRef = :participant", "participant", participantRef);
    }

    /** @param nameLookups for each typed word keyed hashes, one of which must be among those of the name */
    EnrolmentFilter withName(List<String[]> nameLookups) {
        for (int i = 0; i < nameLookups.size(); i++) {
            with("array_intersects(e.participant.nameLookups, :word" + i + ")", "word" + i, nameLookups.get(i));
        }
        return this;
    }

    EnrolmentFilter inState(EnrolmentState state, LocalDate today) {
        return switch (state) {
            case ACTIVE ->
                with(
                        "not e.wronglyRegistered and (e.dates.exitedOn is null or e.dates.exitedOn >= :today)",
                        "today",
                        today);
            case EXITED -> with("not e.wronglyRegistered and e.dates.exitedOn < :today", "today", today);
            case WRONGLY_REGISTERED -> with("e.wronglyRegistered");
        };
    }

    EnrolmentFilter after(UUID enrolmentId) {
        return with("e.enrolmentId > :after", "after", enrolmentId);
    }

    String query() {
        return "from Enrolment e join fetch e.participant where ("
                + String.join(") and (", conditions)
                + ") "
                + "order by e.enrolmentId";
    }

    Parameters parameters() {
        return parameters;
    }

    private EnrolmentFilter with(String condition, String name, Object value) {
        parameters.and(name, value);
        return with(condition);
    }

    private EnrolmentFilter with(String condition) {
        conditions.add(condition);
        return this;
    }
}
