package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.Registration;
import dk.fodfaeste.participant.Status;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** A new enrolment. */
record RegistrationBody(
        @NotNull @PlainText(max = 64) String caseNumber,
        @NotNull @PlainText(max = 64) String initiative,
        @NotNull @Valid Person person,
        @NotNull @PlainText(max = 100) String consultant,
        @NotNull LocalDate startedOn,
        Status statusAtStart) {

    /** @param phone optional; a known telephone number stays */
    record Person(
            @NotNull @PlainText(max = 20) String cpr,
            @NotNull @PlainText(max = 200) String name,
            @PlainText(max = 40) String phone) {
        Cpr readCpr() {
            return Cpr.parse("person.cpr", cpr);
        }

        /** May be null. */
        Phone readPhone() {
            return phone == null ? null : Phone.parse("person.phone", phone);
        }

        PersonName readName() {
            return new PersonName(name);
        }

        @Override
        public String toString() {
            return "person";
        }
    }

    Registration registration() {
        return new Registration(
                CaseNumbers.check("caseNumber", caseNumber),
                initiative.strip(),
                Identifiers.userName("consultant", consultant),
                startedOn,
                statusAtStart);
    }

    @Override
    public String toString() {
        return "registration";
    }
}
