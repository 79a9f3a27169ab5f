package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.Registration;
import dk.fodfaeste.participant.Status;
import java.time.LocalDate;
import java.util.List;

/** A readable line: an enrolment, with its exit if it has one. */
record EnrolmentLine(Cpr cpr, PersonName name, Registration registration, LocalDate exitedOn, ExitReason exitReason) {
    static final List<String> COLUMNS =
            List.of("caseNumber", "cpr", "name", "initiative", "consultant", "startedOn", "exitedOn", "exitReason");

    static final List<String> OPTIONAL_COLUMNS = List.of("statusAtStart");

    /** @throws Refusal naming the invalid column */
    static EnrolmentLine read(CsvLine line) {
        Registration registration = new Registration(
                CaseNumbers.check("caseNumber", text(line, "caseNumber", 64)),
                text(line, "initiative", 64),
                Identifiers.userName("consultant", text(line, "consultant", Identifiers.MAX_USER_NAME)),
                Dates.parse("startedOn", text(line, "startedOn", 20)),
                Codes.parseOrNull(Status.class, "statusAtStart", line.get("statusAtStart")));
        LocalDate exitedOn = Dates.parseOrNull("exitedOn", line.get("exitedOn"));
        ExitReason exitReason = Codes.parseOrNull(ExitReason.class, "exitReason", line.get("exitReason"));
        if (exitedOn == null && exitReason != null) {
            throw Refusal.malformed("exitedOn", message("blankBesideExitReason"));
        }
        if (exitedOn != null && exitReason == null) {
            throw Refusal.malformed("exitReason", message("blankBesideExitedOn"));
        }
        return new EnrolmentLine(
                Cpr.parse("cpr", text(line, "cpr", 20)),
                new PersonName(text(line, "name", 200)),
                registration,
                exitedOn,
                exitReason);
    }

    private static String text(CsvLine line, String column, int max) {
        String text = line.get(column);
        Message fault = text == null ? message("blank") : Texts.fault(text, max);
        if (fault != null) {
            throw Refusal.malformed(column, fault);
        }
        return text;
    }

    /** The same as texts, for a dry run to keep. */
    record Content(
            String caseNumber,
            String cpr,
            String name,
            String initiative,
            String consultant,
            LocalDate startedOn,
            Status statusAtStart,
            LocalDate exitedOn,
            ExitReason exitReason) {
        static Content of(EnrolmentLine line) {
            Registration registration = line.registration;
            return new Content(
                    registration.caseNumber(),
                    line.cpr.disclosed(),
                    line.name.text(),
                    registration.initiative(),
                    registration.consultant(),
                    registration.startedOn(),
                    registration.statusAtStart(),
                    line.exitedOn,
                    line.exitReason);
        }

        EnrolmentLine line() {
            return new EnrolmentLine(
                    Cpr.parse("cpr", cpr),
                    new PersonName(name),
                    new Registration(caseNumber, initiative, consultant, startedOn, statusAtStart),
                    exitedOn,
                    exitReason);
        }

        @Override
        public String toString() {
            return "line";
        }
    }

    String caseNumber() {
        return registration.caseNumber();
    }

    String initiative() {
        return registration.initiative();
    }

    String consultant() {
        return registration.consultant();
    }

    ImportedPeriod period() {
        return new ImportedPeriod(registration.startedOn(), registration.statusAtStart(), exitedOn, exitReason);
    }

    @Override
    public String toString() {
        return "line";
    }
}
