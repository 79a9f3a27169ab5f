package dk.fodfaeste.participant.importing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentEvent;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Ledger;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some hundred lines are taken together, in the transaction of the caller: what they need is loaded at once, each is judged by
 * the same rules as a single registration or exit, and what they change is written at once.
 *
 * <p>An import only adds: a new enrolment, or an exit where there is none.
 */
@ApplicationScoped
class TakingLines {
    @Inject
    Participants participants;

    @Inject
    Enrolments enrolments;

    @Inject
    Initiatives initiatives;

    @Inject
    Ledger ledger;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    @Inject
    AuditFilter audit;

    /** One line: what it says, or why it cannot be read. */
    record Line(int number, EnrolmentLine content, Rejection problem) {}

    /** What the lines of one transaction share. */
    private record Sitting(Set<String> initiatives, KnownSoFar known, String user, List<Ledger.Entry> entries) {}

    /** For good: nobody else changes anything about these people until the transaction ends. */
    ImportTally take(List<Line> lines) {
        ImportTally tally = take(lines, participants::locked);
        audit.writePending();
        return tally;
    }

    /** For a trial: locks nobody, because nothing will come of it. */
    ImportTally tryOut(List<Line> lines) {
        return take(lines, participants::known);
    }

    private ImportTally take(List<Line> lines, Function<Collection<Cpr>, Map<Cpr, Participant>> people) {
        Sitting sitting = sit(lines, people);
        ImportTally tally = new ImportTally();
        for (Line line : lines) {
            if (line.problem() != null) {
                tally.reject(line.problem());
                continue;
            }
            try {
                if (take(line.content(), sitting)) {
                    tally.accepted();
                } else {
                    tally.unchanged();
                }
            } catch (Refusal refused) {
                tally.reject(Rejections.of(line.number(), refused));
            }
        }
        ledger.keep(sitting.entries());
        accessRecorder.record(sitting.known().participantRefs());
        return tally;
    }

    private Sitting sit(List<Line> lines, Function<Collection<Cpr>, Map<Cpr, Participant>> people) {
        List<EnrolmentLine> readable = lines.stream()
                .filter(line -> line.problem() == null)
                .map(Line::content)
                .toList();
        Map<Cpr, Participant> known = people.apply(distinct(readable, EnrolmentLine::cpr));
        Set<String> held = initiatives.held(distinct(readable, EnrolmentLine::initiative)).stream()
                .filter(caller::reaches)
                .collect(Collectors.toSet());
        Set<String> caseNumbers = distinct(readable, EnrolmentLine::caseNumber);
        List<Enrolment> recorded = enrolments.withCaseNumberOrOf(caseNumbers, known.values());
        Map<String, Set<UUID>> formerly = enrolments.formerly(caseNumbers);
        Set<UUID> renamed = formerly.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<Enrolment> named = recorded.stream()
                .filter(enrolment ->
                        caseNumbers.contains(enrolment.caseNumber()) || renamed.contains(enrolment.enrolmentId()))
                .toList();
        KnownSoFar knownSoFar = new KnownSoFar(known, recorded, formerly, enrolments.versionsOf(named));
        return new Sitting(held, knownSoFar, caller.user(), new ArrayList<>());
    }

    /** Whether it changed anything. */
    private boolean take(EnrolmentLine line, Sitting sitting) {
        if (!sitting.initiatives().contains(line.initiative())) {
            throw Refusal.rule("initiative", "there is no such initiative");
        }
        if (sitting.known().holds(line)) {
            return false;
        }
        Enrolment standing = sitting.known().standing(line.caseNumber()).orElse(null);
        if (standing == null) {
            register(line, sitting);
        } else if (sitting.known().isAbout(line, standing) && line.stay().addsAnExitTo(Stay.of(standing))) {
            enter(standing, standing.exit(line.exitedOn(), line.exitReason()), sitting);
        } else {
            throw Refusal.rule(columnThatDiffers(line, standing, sitting), "differs from what is recorded");
        }
        return true;
    }

    private void register(EnrolmentLine line, Sitting sitting) {
        Participant known = sitting.known().participant(line.cpr()).orElse(null);
        Participant participant = known != null ? known : participants.unseen(line.cpr(), line.name(), null);
        Enrolment enrolment = enrolments.register(
                participant,
                line.name(),
                line.registration(),
                line.exitedOn(),
                sitting.known().spans(participant, line.initiative()));
        sitting.entries().add(ledger.enter(enrolment, enrolment.started(), sitting.user()));
        sitting.known().add(enrolment);
        if (line.exitedOn() != null) {
            enter(enrolment, enrolment.exit(line.exitedOn(), line.exitReason()), sitting);
        }
    }

    private void enter(Enrolment enrolment, EnrolmentEvent event, Sitting sitting) {
        sitting.entries().add(ledger.enter(enrolment, event, sitting.user()));
        sitting.known().addVersion(enrolment);
    }

    private static String columnThatDiffers(EnrolmentLine line, Enrolment recorded, Sitting sitting) {
        if (!line.initiative().equals(recorded.initiative())) {
            return "initiative";
        }
        if (!sitting.known().isAbout(line, recorded)) {
            return "cpr";
        }
        return line.stay().columnThatDiffers(Stay.of(recorded));
    }

    private static <T> Set<T> distinct(List<EnrolmentLine> lines, Function<EnrolmentLine, T> part) {
        return lines.stream().map(part).collect(Collectors.toSet());
    }
}
