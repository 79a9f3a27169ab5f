package dk.fodfaeste.participant;

import dk.fodfaeste.participant.EnrolmentEvent.AddressProtectionChanged;
import dk.fodfaeste.participant.EnrolmentEvent.AgeCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.CaseNumberCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.ExitCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.ExitWithdrawn;
import dk.fodfaeste.participant.EnrolmentEvent.Exited;
import dk.fodfaeste.participant.EnrolmentEvent.ParticipantMerged;
import dk.fodfaeste.participant.EnrolmentEvent.Reassigned;
import dk.fodfaeste.participant.EnrolmentEvent.StartCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.Started;
import dk.fodfaeste.participant.EnrolmentEvent.WronglyRegistered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * The facts of an enrolment after one change, with its user and justification. Never updated. Initiative and case number are only in {@link
 * Enrolment}, because their history is not versioned here.
 */
@Entity
@Immutable
@Table(name = "enrolment_versions")
@IdClass(EnrolmentVersion.Key.class)
public class EnrolmentVersion {
    private static final String BECAUSE = "because";

    public record Key(UUID enrolment, int version) {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "enrolment_id")
    private Enrolment enrolment;

    @Id
    private int version;

    private String change;
    private UUID participantRef;
    private String consultant;
    private LocalDate startedOn;

    @Enumerated(EnumType.STRING)
    private Status statusAtStart;

    private LocalDate exitedOn;

    @Enumerated(EnumType.STRING)
    private ExitReason exitReason;

    private int exitNumber;
    private boolean wronglyRegistered;
    private byte[] becauseSealed;
    private Instant recordedAt;
    private String recordedBy;

    protected EnrolmentVersion() {}

    /** The present version of the enrolment, which the event created. */
    EnrolmentVersion(Enrolment enrolment, EnrolmentEvent event, String recordedBy) {
        this.enrolment = enrolment;
        this.version = enrolment.version();
        this.change = event.change();
        this.participantRef = enrolment.participant().participantRef();
        this.consultant = enrolment.consultant();
        this.startedOn = enrolment.startedOn();
        this.statusAtStart = enrolment.statusAtStart();
        this.exitedOn = enrolment.exitedOn();
        this.exitReason = enrolment.exitReason();
        this.exitNumber = enrolment.exitNumber();
        this.wronglyRegistered = !enrolment.isValid();
        this.becauseSealed = enrolment.seal(BECAUSE, event.because());
        this.recordedAt = enrolment.recordedAt();
        this.recordedBy = recordedBy;
    }

    /** Whether that user created this version with an equal event. */
    boolean wasMadeBy(String user, EnrolmentEvent event) {
        if (!recordedBy.equals(user) || !change.equals(event.change())) {
            return false;
        }
        return switch (event) {
            case StartCorrected(LocalDate day, Status status, String why) ->
                day.equals(startedOn) && (status == null || status == statusAtStart) && why.equals(because());
            case CaseNumberCorrected(String caseNumber, String why) ->
                caseNumber.equals(enrolment.caseNumber()) && why.equals(because());
            case Exited(LocalDate day, ExitReason reason) -> day.equals(exitedOn) && reason == exitReason;
            case ExitCorrected(LocalDate day, ExitReason reason, String why) ->
                day.equals(exitedOn) && reason == exitReason && why.equals(because());
            case ExitWithdrawn(String why) -> why.equals(because());
            case Reassigned(String successor, String why) ->
                successor.equals(consultant) && Objects.equals(why, because());
            case WronglyRegistered(String why) -> why.equals(because());
            case AddressProtectionChanged(boolean _), AgeCorrected(), ParticipantMerged _, Started() -> true;
        };
    }

    byte[] becauseSealed() {
        return becauseSealed;
    }

    boolean wronglyRegistered() {
        return wronglyRegistered;
    }

    /** Null if the change has no justification. */
    public String because() {
        return enrolment.open(BECAUSE, becauseSealed);
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    /** The registration that would create this version. */
    public Registration registration() {
        return new Registration(enrolment.caseNumber(), enrolment.initiative(), consultant, startedOn, statusAtStart);
    }

    public int version() {
        return version;
    }

    /** The event type without its prefix. */
    public String change() {
        return change;
    }

    /** The person at that time; records of one person may have been merged since. */
    public UUID participantRef() {
        return participantRef;
    }

    /** The state on that day. */
    public EnrolmentState state(LocalDate day) {
        return EnrolmentState.on(day, exitedOn, wronglyRegistered);
    }

    public String consultant() {
        return consultant;
    }

    public int exitNumber() {
        return exitNumber;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
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
}
