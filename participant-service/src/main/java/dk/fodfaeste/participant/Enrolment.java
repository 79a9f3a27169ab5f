package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.EnrolmentEvent.CaseNumberCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.ExitCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.ExitWithdrawn;
import dk.fodfaeste.participant.EnrolmentEvent.Exited;
import dk.fodfaeste.participant.EnrolmentEvent.ParticipantMerged;
import dk.fodfaeste.participant.EnrolmentEvent.Reassigned;
import dk.fodfaeste.participant.EnrolmentEvent.StartCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.Started;
import dk.fodfaeste.participant.EnrolmentEvent.WronglyRegistered;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One period of one participant in one initiative.
 *
 * <p>An enrolment is registered with a start and exits later. The exit may be corrected (the person left on another day) or withdrawn (the
 * person did not leave) and followed by another exit. The start may be corrected, and another consultant may take over. If the enrolment
 * should not exist, it is marked as wrongly registered: then it does not change any more, but it is not deleted.
 *
 * <p>Each command method checks the rules, changes the facts and returns the event; {@link EnrolmentRecorder} then stores the new version
 * and emits the event. {@link EnrolmentDates} holds the rules of dates.
 */
@Entity
@Table(name = "enrolments")
public class Enrolment {
    private static final String CASE_NUMBER = "case-number";

    @Id
    private UUID enrolmentId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "participant_ref")
    private Participant participant;

    /** The person of the registration. Their data key seals the texts of this enrolment, also after a merge. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "sealed_for")
    private Participant sealedFor;

    private String caseNumberLookup;
    private String caseNumberSearch;
    private byte[] caseNumberSealed;
    private String initiative;
    private String consultant;

    @Embedded
    private EnrolmentDates dates;

    @Enumerated(EnumType.STRING)
    private Status statusAtStart;

    private boolean wronglyRegistered;
    private boolean otherName;
    private int version;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    protected Enrolment() {}

    /**
     * @param given the name in the registration; the recorded name of a known person stays
     * @param knownExit the last day if it is already known, as in an import; a separate call of {@link #exit} records it
     */
    static Enrolment register(
            UUID enrolmentId,
            Participant participant,
            PersonName given,
            Registration registration,
            CaseNumbers.Hashes caseNumber,
            LocalDate knownExit,
            OtherPeriods others) {
        Enrolment enrolment = new Enrolment();
        enrolment.enrolmentId = enrolmentId;
        enrolment.participant = participant;
        enrolment.sealedFor = participant;
        enrolment.otherName = !participant.hasName(given);
        enrolment.caseNumberLookup = caseNumber.exact();
        enrolment.caseNumberSearch = caseNumber.search();
        enrolment.caseNumberSealed = participant.seal(CASE_NUMBER, registration.caseNumber());
        enrolment.initiative = registration.initiative();
        enrolment.consultant = registration.consultant();
        enrolment.dates = EnrolmentDates.startingOn(registration.startedOn(), knownExit, others);
        enrolment.statusAtStart = registration.statusAtStart();
        return enrolment;
    }

    public Started started() {
        return new Started();
    }

    public Exited exit(LocalDate exitedOn, ExitReason reason) {
        requireValid();
        dates.exit(exitedOn, reason);
        return new Exited(exitedOn, reason);
    }

    public ExitCorrected correctExit(LocalDate exitedOn, ExitReason reason, String because, OtherPeriods others) {
        requireValid();
        dates.correctExit(exitedOn, reason, others);
        return new ExitCorrected(exitedOn, reason, because);
    }

    public ExitWithdrawn withdrawExit(String because, OtherPeriods others) {
        requireValid();
        dates.withdrawExit(others);
        return new ExitWithdrawn(because);
    }

    public StartCorrected correctStart(StartCorrected correction, OtherPeriods others) {
        requireValid();
        dates.correctStart(correction.startedOn(), others);
        if (correction.statusAtStart() != null) {
            this.statusAtStart = correction.statusAtStart();
        }
        return correction;
    }

    /** @param hashes of the case number */
    CaseNumberCorrected correctCaseNumber(String caseNumber, CaseNumbers.Hashes hashes, String because) {
        requireValid();

        this.caseNumberLookup = hashes.exact();
        this.caseNumberSearch = hashes.search();
        this.caseNumberSealed = seal(CASE_NUMBER, caseNumber);
        return new CaseNumberCorrected(caseNumber, because);
    }

    /** @param because may be null */
    public Reassigned reassign(String consultant, String because) {
        requireValid();

        this.consultant = consultant;
        return new Reassigned(consultant, because);
    }

    /**
     * Moves the enrolment to the record that remains after a merge. A wrong registration moves too, because it belongs to the data of the
     * person.
     */
    public ParticipantMerged moveTo(Participant person, String because) {
        this.otherName |= !person.hasName(new PersonName(participant.name()));
        this.participant = person;
        return new ParticipantMerged(because);
    }

    public WronglyRegistered markWronglyRegistered(String because) {
        requireValid();

        this.wronglyRegistered = true;
        return new WronglyRegistered(because);
    }

    /** Only {@link EnrolmentRecorder} calls this. */
    void recorded(Instant at) {
        version++;
        recordedAt = at;
    }

    private void requireValid() {
        if (wronglyRegistered) {
            throw Refusal.rule("state", message("wronglyRegistered"));
        }
    }

    public EnrolmentState state(LocalDate today) {
        return EnrolmentState.on(today, exitedOn(), wronglyRegistered);
    }

    /** Whether the enrolment is not wrongly registered. */
    public boolean isValid() {
        return !wronglyRegistered;
    }

    public DateRange period() {
        return dates.range();
    }

    /** Whether a registration of that person with that name matches this enrolment. */
    public boolean isOf(Participant person, PersonName given) {
        return isOf(person) && person.hasName(given) != otherName;
    }

    public boolean isOf(Participant person) {
        return participant.participantRef().equals(person.participantRef());
    }

    byte[] seal(String what, String text) {
        return sealedFor.seal(what, text);
    }

    String open(String what, byte[] sealed) {
        return sealedFor.open(what, sealed);
    }

    /** The registration that would create this enrolment with its present facts. */
    public Registration registration() {
        return new Registration(caseNumber(), initiative, consultant, startedOn(), statusAtStart);
    }

    /** Whether a caller with access to the initiative may also see the person. */
    public boolean isVisibleTo(Caller caller) {
        return caller.maySee(participant.protectedAddress(), consultant);
    }

    public Integer ageAtStart() {
        return participant.ageOn(startedOn());
    }

    public Integer ageAtExit() {
        return exitedOn() == null ? null : participant.ageOn(exitedOn());
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public Participant participant() {
        return participant;
    }

    public String caseNumber() {
        return openCaseNumber(caseNumberSealed);
    }

    String openCaseNumber(byte[] sealed) {
        return open(CASE_NUMBER, sealed);
    }

    CaseNumbers.Hashes caseNumberHashes() {
        return new CaseNumbers.Hashes(caseNumberLookup, caseNumberSearch);
    }

    byte[] caseNumberSealed() {
        return caseNumberSealed;
    }

    public String initiative() {
        return initiative;
    }

    public String consultant() {
        return consultant;
    }

    public LocalDate startedOn() {
        return dates.startedOn();
    }

    public Status statusAtStart() {
        return statusAtStart;
    }

    public LocalDate exitedOn() {
        return dates.exitedOn();
    }

    public ExitReason exitReason() {
        return dates.exitReason();
    }

    public int exitNumber() {
        return dates.exitNumber();
    }

    /** Whether the name in the registration differs from the recorded name of the person. */
    public boolean otherName() {
        return otherName;
    }

    public int version() {
        return version;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
