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
 * One change of what we know of a person: who made it, when and why. Written once. Of what was before, the name is kept, and the number as
 * a record of its own that leads to her; telephone numbers are not.
 */
@Entity
@Immutable
@Table(name = "participant_changes")
@IdClass(PersonVersion.Key.class)
public class PersonVersion {
    private static final String BECAUSE = "person-because";
    private static final String NAME_BEFORE = "name-before";

    /** Which version of whom. */
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

    /** The present version of the person, which that change made. */
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

    /** Whether that user made this, the present version, by saying just that. */
    boolean wasMadeBy(String user, PersonChange meant) {
        if (!recordedBy.equals(user) || !change.equals(meant.change())) {
            return false;
        }
        return switch (meant) {
            case PersonChange.NameChanged(PersonName name, String why) ->
                name.written().equals(participant.name()) && why.equals(because());
            case PersonChange.PhoneChanged(Phone phone) ->
                phone == null ? participant.phone() == null : phone.number().equals(participant.phone());
            case PersonChange.NumberChanged(Cpr cpr, String why) ->
                cpr.equals(participant.cpr()) && why.equals(because());
            case PersonChange.ProtectionChanged(boolean protectedAddress) ->
                protectedAddress == participant.protectedAddress();
            case PersonChange.Merged(UUID other, String why) -> other.equals(otherRef) && why.equals(because());
        };
    }

    /** Whose it was when it was made; it may have been merged into another record since. */
    public UUID participantRef() {
        return participant.participantRef();
    }

    public int version() {
        return version;
    }

    public String change() {
        return change;
    }

    /** Null where the name was not what changed. */
    public String nameBefore() {
        return participant.open(NAME_BEFORE, nameBeforeSealed);
    }

    /** Null where nobody had to say why. */
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
