package dk.fodfaeste.participant.awaiting;

import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.Registration;
import dk.fodfaeste.participant.Status;
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
 * A registration of a person whom its consultant may not see. Nothing of it is an enrolment until a lead confirms it; then the enrolment gets this
 * id. The texts are sealed with the person's key.
 */
@Entity
@Table(name = "awaiting_registrations")
public class AwaitingRegistration {
    private static final String CASE_NUMBER = "awaiting-case-number";
    private static final String NAME = "awaiting-name";
    private static final String PHONE = "awaiting-phone";

    @Id
    private UUID enrolmentId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "participant_ref")
    private Participant participant;

    private UUID shownRef;
    private String caseNumberLookup;
    private byte[] caseNumberSealed;
    private byte[] nameSealed;
    private byte[] phoneSealed;
    private String initiative;
    private String consultant;
    private LocalDate startedOn;

    @Enumerated(EnumType.STRING)
    private Status statusAtStart;

    private Instant requestedAt;
    private String requestedBy;

    protected AwaitingRegistration() {}

    /**
     * @param shownRef the reference of the person in the answer to the registration
     * @param phone may be null
     */
    public AwaitingRegistration(
            UUID enrolmentId,
            Participant participant,
            UUID shownRef,
            String caseNumberLookup,
            PersonName name,
            Phone phone,
            Registration registration,
            Instant requestedAt,
            String requestedBy) {
        this.enrolmentId = enrolmentId;
        this.participant = participant;
        this.shownRef = shownRef;
        this.caseNumberLookup = caseNumberLookup;
        this.caseNumberSealed = participant.seal(CASE_NUMBER, registration.caseNumber());
        this.nameSealed = participant.seal(NAME, name.text());
        this.phoneSealed = phone == null ? null : participant.seal(PHONE, phone.number());
        this.initiative = registration.initiative();
        this.consultant = registration.consultant();
        this.startedOn = registration.startedOn();
        this.statusAtStart = registration.statusAtStart();
        this.requestedAt = requestedAt;
        this.requestedBy = requestedBy;
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    /** The record at the time of the registration; it may have been merged since. */
    public UUID participantRef() {
        return participant.participantRef();
    }

    public UUID shownRef() {
        return shownRef;
    }

    public Registration registration() {
        return new Registration(
                participant.open(CASE_NUMBER, caseNumberSealed), initiative, consultant, startedOn, statusAtStart);
    }

    public PersonName name() {
        return new PersonName(participant.open(NAME, nameSealed));
    }

    /** May be null. */
    public Phone phone() {
        return phoneSealed == null ? null : new Phone(participant.open(PHONE, phoneSealed));
    }

    public String initiative() {
        return initiative;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public String requestedBy() {
        return requestedBy;
    }

    /** Whether a registration with this content is a repetition of this one. */
    public boolean isRepeatedBy(PersonName given, Registration repeated) {
        return name().equals(given) && registration().equals(repeated);
    }
}
