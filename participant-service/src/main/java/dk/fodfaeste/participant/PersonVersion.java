package dk.fodfaeste.participant;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * One change of the data of a person, with its user and justification. Never updated. A former name is kept here and a former number as a
 * record that leads to the person; former telephone numbers are not kept.
 */
@Entity
@Immutable
@Table(name = "participant_changes")
@IdClass(PersonVersion.Key.class)
public class PersonVersion {
    private static final String BECAUSE = "person-because";
    private static final String NAME_BEFORE = "name-before";

    public record Key(UUID participant, int version) {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "participant_ref")
    private Participant participant;

    @Id
    private int version;

    private String change;
    private byte[] nameBeforeSealed;
    private byte[] becauseSealed;
    private UUID otherRef;
    private Instant recordedAt;
    private String recordedBy;

    protected PersonVersion() {}

    /** The present version of the person, which the change created. */
    PersonVersion(Participant participant, PersonChange change, String nameBefore, Instant at, String user) {
        this.participant = participant;
        this.version = participant.version();
        this.change = change.change();
        this.nameBeforeSealed = participant.seal(NAME_BEFORE, nameBefore);
        this.becauseSealed = participant.seal(BECAUSE, change.because());
        this.otherRef = change instanceof PersonChange.Merged merged ? merged.other() : null;
        this.recordedAt = at;
        this.recordedBy = user;
    }

    /** Whether that user created this version, the present one, with an equal change. */
    boolean wasMadeBy(String user, PersonChange intended) {
        if (!recordedBy.equals(user) || !change.equals(intended.change())) {
            return false;
        }
        return switch (intended) {
            case PersonChange.NameChanged(PersonName name, String why) ->
                name.text().equals(participant.name()) && why.equals(because());
            case PersonChange.PhoneChanged(Phone phone) ->
                phone == null ? participant.phone() == null : phone.number().equals(participant.phone());
            case PersonChange.NumberChanged(Cpr cpr, String why) ->
                cpr.equals(participant.cpr()) && why.equals(because());
            case PersonChange.ProtectionChanged(boolean protectedAddress) ->
                protectedAddress == participant.protectedAddress();
            case PersonChange.Merged(UUID other, String why) -> other.equals(otherRef) && why.equals(because());
        };
    }

    /** The record at that time; it may have been merged into another record since. */
    public UUID participantRef() {
        return participant.participantRef();
    }

    public int version() {
        return version;
    }

    public String change() {
        return change;
    }

    /** Null unless the name changed. */
    public String nameBefore() {
        return participant.open(NAME_BEFORE, nameBeforeSealed);
    }

    /** Null if the change has no justification. */
    public String because() {
        return participant.open(BECAUSE, becauseSealed);
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
