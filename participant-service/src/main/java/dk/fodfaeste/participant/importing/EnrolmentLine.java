package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.importing.ImportFields;
import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Faults;
import dk.fodfaeste.kit.problem.Refusal;
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
import java.util.regex.Pattern;

/** A readable line: an enrolment, with its exit if it has one. */
record EnrolmentLine(Cpr cpr, PersonName name, Registration registration, LocalDate exitedOn, ExitReason exitReason) {
    static final List<String> COLUMNS =
            List.of("caseNumber", "cpr", "name", "initiative", "consultant", "startedOn", "exitedOn", "exitReason");

    static final List<String> OPTIONAL_COLUMNS = List.of("statusAtStart");

    /** Blank without an exit; a line may leave them out at its end. */
    static final List<String> BLANK_COLUMNS = List.of("exitedOn", "exitReason");

    private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");

    /** @throws Refusal naming every invalid column */
    static EnrolmentLine read(CsvLine line) {
        Faults faults = new Faults();
        String caseNumber = faults.collect(() -> CaseNumbers.check("caseNumber", text(line, "caseNumber", 64)));
        Cpr cpr = faults.collect(() -> cpr(line));
        String name = faults.collect(() -> text(line, "name", 200));
        String initiative = faults.collect(() -> text(line, "initiative", 64));
        String consultant = faults.collect(
                () -> Identifiers.userName("consultant", text(line, "consultant", Identifiers.MAX_USER_NAME)));
        LocalDate startedOn = faults.collect(() -> ImportFields.requiredDate(line, "startedOn"));
        Status statusAtStart =
                faults.collect(() -> ImportFields.code(Status.class, "statusAtStart", line.get("statusAtStart")));
        LocalDate exitedOn = faults.collect(() -> ImportFields.date(line, "exitedOn"));
        ExitReason exitReason =
                faults.collect(() -> ImportFields.code(ExitReason.class, "exitReason", line.get("exitReason")));
        faults.collect(() -> requireBothOrNeither(line));
        faults.refuse();
        return new EnrolmentLine(
                cpr,
                new PersonName(name),
                new Registration(caseNumber, initiative, consultant, startedOn, statusAtStart),
                exitedOn,
                exitReason);
    }

    private static Void requireBothOrNeither(CsvLine line) {
        boolean hasExit = line.get("exitedOn") != null;
        boolean hasReason = line.get("exitReason") != null;
        if (hasReason && !hasExit) {
            throw Refusal.malformed("exitedOn", message("blankBesideExitReason"));
        }
        if (hasExit && !hasReason) {
            throw Refusal.malformed("exitReason", message("blankBesideExitedOn"));
        }
        return null;
    }

    /** Nine digits are not completed: any digit could be the missing one, and the number another person's. */
    private static Cpr cpr(CsvLine line) {
        String text = text(line, "cpr", 20);
        if (NINE_DIGITS.matcher(text).matches()) {
            throw Refusal.malformed("cpr", message("nineDigits"));
        }
        return Cpr.parse("cpr", text);
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
