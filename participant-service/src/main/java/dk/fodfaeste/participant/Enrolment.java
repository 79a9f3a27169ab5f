package dk.fodfaeste.participant;

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
 * One stay of one person in one initiative.
 *
 * <p>It is registered with a start and, in the course of time, exits. The exit may be corrected (the person left on another day),
 * or withdrawn (she did not leave after all) and followed by another one. The start may be corrected; another consultant may take
 * over. If it turns out that there never was such a stay, it is wrongly registered: the end of the story, but not a deletion.
 *
 * <p>Each verb checks, changes the facts and returns what happened; {@link Ledger} then keeps the new version and tells it. Periods
 * of one person in one initiative share at most one day; whatever can lengthen a period is shown the {@link OtherSpans}.
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

    /** For whom it was registered: her key seals what is said of it, whoever's it is now. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "sealed_for")
    private Participant sealedFor;

    private String caseNumberLookup;
    private byte[] caseNumberSealed;
    private String initiative;
    private String consultant;
    private LocalDate startedOn;

    @Enumerated(EnumType.STRING)
    private Status statusAtStart;

    private LocalDate exitedOn;

    @Enumerated(EnumType.STRING)
    private ExitReason exitReason;

    /** 0 before the first exit; one more for each exit that follows a withdrawal. */
    private int exitNumber;

    private boolean wronglyRegistered;
    private boolean otherName;
    private int version;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    protected Enrolment() {}

    /**
     * @param given the name it is registered with; the one recorded for a known person stays
     * @param knownExit the last day where it is known already, as in an import; the exit itself comes after
     */
    static Enrolment register(
            UUID enrolmentId,
            Participant participant,
            PersonName given,
            Registration registration,
            String caseNumberLookup,
            LocalDate knownExit,
            OtherSpans others) {
        FactDate.check("startedOn", registration.startedOn());
        if (knownExit != null) {
            FactDate.check("exitedOn", knownExit);
            mustNotEndBeforeItStarts("exitedOn", registration.startedOn(), knownExit);
        }
        others.mustAdmit("startedOn", new Span(registration.startedOn(), knownExit));

        Enrolment enrolment = new Enrolment();
        enrolment.enrolmentId = enrolmentId;
        enrolment.participant = participant;
        enrolment.sealedFor = participant;
        enrolment.otherName = !participant.goesBy(given);
        enrolment.caseNumberLookup = caseNumberLookup;
        enrolment.caseNumberSealed = participant.seal(CASE_NUMBER, registration.caseNumber());
        enrolment.initiative = registration.initiative();
        enrolment.consultant = registration.consultant();
        enrolment.startedOn = registration.startedOn();
        enrolment.statusAtStart = registration.statusAtStart();
        return enrolment;
    }

    public Started started() {
        return new Started();
    }

    /** An exit only shortens, so it is shown no others. */
    public Exited exit(LocalDate exitedOn, ExitReason reason) {
        mustCount();
        if (this.exitedOn != null) {
            throw Refusal.rule("exitedOn", "there is an exit already: correct it, or withdraw it first");
        }
        FactDate.check("exitedOn", exitedOn);
        mustNotEndBeforeItStarts("exitedOn", startedOn, exitedOn);

        this.exitedOn = exitedOn;
        this.exitReason = reason;
        this.exitNumber++;
        return new Exited(exitedOn, reason);
    }

    public ExitCorrected correctExit(LocalDate exitedOn, ExitReason reason, String because, OtherSpans others) {
        mustCount();
        mustHaveAnExit();
        FactDate.check("exitedOn", exitedOn);
        mustNotEndBeforeItStarts("exitedOn", startedOn, exitedOn);
        others.mustAdmit("exitedOn", new Span(startedOn, exitedOn));

        this.exitedOn = exitedOn;
        this.exitReason = reason;
        return new ExitCorrected(exitedOn, reason, because);
    }

    public ExitWithdrawn withdrawExit(String because, OtherSpans others) {
        mustCount();
        mustHaveAnExit();
        others.mustAdmit("exitedOn", new Span(startedOn, null));

        this.exitedOn = null;
        this.exitReason = null;
        return new ExitWithdrawn(because);
    }

    public StartCorrected correctStart(LocalDate startedOn, String because, OtherSpans others) {
        mustCount();
        FactDate.check("startedOn", startedOn);
        if (exitedOn != null) {
            mustNotEndBeforeItStarts("startedOn", startedOn, exitedOn);
        }
        others.mustAdmit("startedOn", new Span(startedOn, exitedOn));

        this.startedOn = startedOn;
        return new StartCorrected(startedOn, because);
    }

    /** @param lookup what it is found by from now on */
    CaseNumberCorrected correctCaseNumber(String caseNumber, String lookup, String because) {
        mustCount();

        this.caseNumberLookup = lookup;
        this.caseNumberSealed = seal(CASE_NUMBER, caseNumber);
        return new CaseNumberCorrected(caseNumber, because);
    }

    /** @param because null where nobody had to say why */
    public Reassigned reassign(String consultant, String because) {
        mustCount();

        this.consultant = consultant;
        return new Reassigned(consultant, because);
    }

    /** The record that it was registered for is that person's. A wrong registration moves, too: it is part of what is known of her. */
    public ParticipantMerged moveTo(Participant person, String because) {
        this.otherName |= !person.goesBy(new PersonName(participant.name()));
        this.participant = person;
        return new ParticipantMerged(because);
    }

    public WronglyRegistered markWronglyRegistered(String because) {
        mustCount();

        this.wronglyRegistered = true;
        return new WronglyRegistered(because);
    }

    /** The next version. Only {@link Ledger} says so. */
    void recorded(Instant at) {
        version++;
        recordedAt = at;
    }

    private void mustCount() {
        if (wronglyRegistered) {
            throw Refusal.rule("state", "is WRONGLY_REGISTERED, and nothing of that changes any more");
        }
    }

    private void mustHaveAnExit() {
        if (exitedOn == null) {
            throw Refusal.rule("exitedOn", "there is no exit");
        }
    }

    private static void mustNotEndBeforeItStarts(String field, LocalDate startedOn, LocalDate exitedOn) {
        if (exitedOn.isBefore(startedOn)) {
            throw Refusal.rule(field, "the exit lies before the start");
        }
    }

    public EnrolmentState state(LocalDate today) {
        return EnrolmentState.on(today, exitedOn, wronglyRegistered);
    }

    /** Whether the registration still stands. */
    public boolean counts() {
        return !wronglyRegistered;
    }

    public Span span() {
        return new Span(startedOn, exitedOn);
    }

    /** Whether that person, so named, is the one it was registered for. */
    public boolean isOf(Participant person, PersonName given) {
        return isOf(person) && person.goesBy(given) != otherName;
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

    /** What a registration would have to say to make what it is now. */
    public Registration registration() {
        return new Registration(caseNumber(), initiative, consultant, startedOn, statusAtStart);
    }

    /** Whether that caller, let into the initiative, may also see whose it is. */
    public boolean isVisibleTo(Caller caller) {
        return caller.maySee(participant.protectedAddress(), consultant);
    }

    public Integer ageAtStart() {
        return participant.ageOn(startedOn);
    }

    public Integer ageAtExit() {
        return exitedOn == null ? null : participant.ageOn(exitedOn);
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

    public String initiative() {
        return initiative;
    }

    public String consultant() {
        return consultant;
    }

    public LocalDate startedOn() {
        return startedOn;
    }

    public Status statusAtStart() {
        return statusAtStart;
    }

    public LocalDate exitedOn() {
        return exitedOn;
    }

    public ExitReason exitReason() {
        return exitReason;
    }

    public int exitNumber() {
        return exitNumber;
    }

    /** Whether it was registered under another name than the one recorded for the person. */
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
