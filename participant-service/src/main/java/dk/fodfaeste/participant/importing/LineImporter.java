package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.importing.AcceptedLines;
import dk.fodfaeste.kit.importing.DryRuns;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.CachedLookupHashes;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.kit.sealing.LookupHashes;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentEvent;
import dk.fodfaeste.participant.EnrolmentRecorder;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.employment.Employments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Imports some hundred lines in the transaction of the caller. It loads their data at once, judges each line by the same rules as a single
 * request, and writes all changes at once.
 *
 * <p>An import only adds: a new enrolment, or an exit to an enrolment without one.
 */
@ApplicationScoped
class LineImporter {
    private static final Logger LOG = Logger.getLogger(LineImporter.class);

    private final Participants participants;
    private final Enrolments enrolments;
    private final CaseNumbers caseNumbers;
    private final Initiatives initiatives;
    private final Employments employments;
    private final EnrolmentRecorder recorder;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final AuditFilter audit;
    private final Keyring keyring;
    private final DryRuns dryRuns;
    private final EntityManager database;

    LineImporter(
            Participants participants,
            Enrolments enrolments,
            CaseNumbers caseNumbers,
            Initiatives initiatives,
            Employments employments,
            EnrolmentRecorder recorder,
            Caller caller,
            AccessRecorder accessRecorder,
            AuditFilter audit,
            Keyring keyring,
            DryRuns dryRuns,
            EntityManager database) {
        this.participants = participants;
        this.enrolments = enrolments;
        this.caseNumbers = caseNumbers;
        this.initiatives = initiatives;
        this.employments = employments;
        this.recorder = recorder;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.audit = audit;
        this.keyring = keyring;
        this.dryRuns = dryRuns;
        this.database = database;
    }

    /** A line with its content, or with the reason why it cannot be read. */
    record Line(int number, EnrolmentLine content, Rejection problem) {}

    /**
     * The state that the lines of one transaction share.
     *
     * @param left the consultants whose last working day has passed
     * @param hashes of numbers, case numbers and words of names, each computed once
     */
    private record Batch(
            Set<String> initiatives,
            Set<String> left,
            ImportSnapshot snapshot,
            LookupHashes hashes,
            String user,
            List<EnrolmentRecorder.RecordedChange> changes) {}

    /** Locks the persons, so that no other transaction changes their data, and their initiatives against revision. */
    ImportTally importLines(List<Line> lines) {
        List<EnrolmentLine> readable = readable(lines);
        LookupHashes hashes = new CachedLookupHashes(keyring);
        // The changes are written by SQL, so Hibernate keeps no copy of each row to compare it with.
        database.unwrap(Session.class).setDefaultReadOnly(true);
        Map<Cpr, Participant> known = participants.lockByCpr(distinct(readable, EnrolmentLine::cpr), hashes);
        Set<String> codes = initiatives.lockAgainstRevision(distinct(readable, EnrolmentLine::initiative));
        Batch batch = loadBatch(readable, known, codes, hashes);
        ImportTally tally = importLines(lines, batch, _ -> {});
        recorder.saveImported(batch.changes());
        accessRecorder.record(batch.snapshot().participantRefs());
        audit.writePending();
        return tally;
    }

    /**
     * Judges the lines like {@link #importLines}, reads only and locks nothing. Afterwards it writes to the audit trail which recorded persons the
     * lines concern.
     *
     * @param accepted the lines accepted before; those that concern the same persons or case numbers are applied first. Receives those of this
     *     chunk
     */
    ImportTally dryRun(List<Line> lines, AcceptedLines<EnrolmentLine.Content> accepted) {
        ImportTally tally = dryRuns.readOnly(() -> {
            database.setFlushMode(FlushModeType.COMMIT);
            List<EnrolmentLine> readable = readable(lines);
            LookupHashes hashes = new CachedLookupHashes(keyring);
            Map<Cpr, Participant> found = participants.findByCpr(distinct(readable, EnrolmentLine::cpr), hashes);
            List<EnrolmentLine> earlier = accepted
                    .find(readable.stream()
                            .flatMap(line -> concerned(line, found))
                            .collect(Collectors.toSet()))
                    .values()
                    .stream()
                    .map(EnrolmentLine.Content::line)
                    .toList();
            List<EnrolmentLine> together =
                    Stream.concat(earlier.stream(), readable.stream()).toList();
            Map<Cpr, Participant> known = participants.findByCpr(distinct(together, EnrolmentLine::cpr), hashes);
            Set<String> codes = initiatives
                    .byCode(distinct(together, EnrolmentLine::initiative))
                    .keySet();
            Batch batch = loadBatch(together, known, codes, hashes);
            earlier.forEach(line -> importAgain(line, batch));
            accessRecorder.record(known.values().stream()
                    .map(Participant::participantRef)
                    .distinct()
                    .toList());
            return importLines(
                    lines,
                    batch,
                    line -> accepted.add(
                            line.number(),
                            EnrolmentLine.Content.of(line.content()),
                            concerned(line.content(), known).toList()));
        });
        audit.writePending();
        return tally;
    }

    /** A line that was accepted before. If the recorded data has changed since, the recorded data counts. */
    private void importAgain(EnrolmentLine line, Batch batch) {
        try {
            importLine(line, batch);
        } catch (Refusal recordedMeanwhile) {
            LOG.debug("A line was recorded by others after a dry run had accepted it");
        }
    }

    /** The case number, the number, and the person if recorded: a person may have several numbers. */
    private static Stream<String> concerned(EnrolmentLine line, Map<Cpr, Participant> known) {
        Participant person = known.get(line.cpr());
        return Stream.concat(
                Stream.of("case " + line.caseNumber(), "cpr " + line.cpr().disclosed()),
                Stream.ofNullable(person).map(found -> "person " + found.participantRef()));
    }

    private static List<EnrolmentLine> readable(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.problem() == null)
                .map(Line::content)
                .toList();
    }

    /** @param onAccepted receives each line that is accepted */
    private ImportTally importLines(List<Line> lines, Batch batch, Consumer<Line> onAccepted) {
        ImportTally tally = new ImportTally();
        for (Line line : lines) {
            if (line.problem() != null) {
                tally.reject(line.problem());
                continue;
            }
            try {
                if (importLine(line.content(), batch)) {
                    tally.accepted();
                    onAccepted.accept(line);
                } else {
                    tally.unchanged();
                }
            } catch (Refusal refusal) {
                tally.reject(Rejection.of(line.number(), refusal));
            }
        }
        return tally;
    }

    private Batch loadBatch(
            List<EnrolmentLine> readable, Map<Cpr, Participant> known, Set<String> codes, LookupHashes hashes) {
        Set<String> knownInitiatives = codes.stream().filter(caller::reaches).collect(Collectors.toSet());
        Set<String> numbers = distinct(readable, EnrolmentLine::caseNumber);
        List<Enrolment> recorded = enrolments.withCaseNumberOrOf(numbers, known.values(), hashes);
        Map<String, Set<UUID>> formerCaseNumbers = caseNumbers.enrolmentsByFormer(numbers, hashes);
        Set<UUID> renumbered =
                formerCaseNumbers.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<Enrolment> candidates = recorded.stream()
                .filter(enrolment ->
                        numbers.contains(enrolment.caseNumber()) || renumbered.contains(enrolment.enrolmentId()))
                .toList();
        ImportSnapshot snapshot =
                new ImportSnapshot(known, recorded, formerCaseNumbers, enrolments.versionsOf(candidates));
        Set<String> left = employments.whoHaveLeft(distinct(readable, EnrolmentLine::consultant));
        return new Batch(knownInitiatives, left, snapshot, hashes, caller.user(), new ArrayList<>());
    }

    /** Returns whether the line changed anything. */
    private boolean importLine(EnrolmentLine line, Batch batch) {
        if (!batch.initiatives().contains(line.initiative())) {
            throw Refusal.rule("initiative", message("noSuch", "initiative"));
        }
        if (batch.snapshot().isRecorded(line)) {
            return false;
        }
        Enrolment recorded =
                batch.snapshot().validWithCaseNumber(line.caseNumber()).orElse(null);
        // Before any comparison, which would disclose an enrolment outside the caller's initiatives.
        if (recorded != null && !caller.reaches(recorded.initiative())) {
            throw Refusal.rule("caseNumber", message("notKnown"));
        }
        if (recorded == null) {
            register(line, batch);
        } else if (batch.snapshot().concernsEnrolment(line, recorded)
                && line.period().addsExitTo(ImportedPeriod.of(recorded))) {
            record(recorded, recorded.exit(line.exitedOn(), line.exitReason()), batch);
        } else {
            throw Refusal.rule(differingColumn(line, recorded, batch), message("differs"));
        }
        return true;
    }

    private void register(EnrolmentLine line, Batch batch) {
        if (line.exitedOn() == null && batch.left().contains(line.consultant())) {
            throw Employments.hasLeft();
        }
        Participant known = batch.snapshot().participant(line.cpr()).orElse(null);
        Participant participant = known != null ? known : participants.create(line.cpr(), line.name(), batch.hashes());
        Enrolment enrolment = enrolments.register(
                participant,
                line.name(),
                line.registration(),
                line.exitedOn(),
                batch.snapshot().otherPeriods(participant, line.initiative()),
                batch.hashes());
        batch.changes().add(recorder.record(enrolment, enrolment.started(), batch.user()));
        batch.snapshot().add(enrolment, line);
        if (line.exitedOn() != null) {
            record(enrolment, enrolment.exit(line.exitedOn(), line.exitReason()), batch);
        }
    }

    private void record(Enrolment enrolment, EnrolmentEvent event, Batch batch) {
        batch.changes().add(recorder.record(enrolment, event, batch.user()));
        batch.snapshot().addVersion(enrolment);
    }

    private static String differingColumn(EnrolmentLine line, Enrolment recorded, Batch batch) {
        if (!line.initiative().equals(recorded.initiative())) {
            return "initiative";
        }
        if (!batch.snapshot().concernsEnrolment(line, recorded)) {
            return "cpr";
        }
        return line.period().differingColumn(ImportedPeriod.of(recorded));
    }

    private static <T> Set<T> distinct(List<EnrolmentLine> lines, Function<EnrolmentLine, T> part) {
        return lines.stream().map(part).collect(Collectors.toSet());
    }
}
