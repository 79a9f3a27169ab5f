package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.participant.Participant;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The data of a person are needed, for instance for a complaint or a court case. Until the hold is released, the person is not erased. */
@Entity
@Table(name = "legal_holds")
class LegalHold {
    private static final String BECAUSE = "legal-hold";
    private static final String RELEASED_BECAUSE = "legal-hold-released";

    @Id
    private UUID legalHoldId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "participant_ref")
    private Participant participant;

    private byte[] becauseSealed;
    private Instant heldAt;
    private String heldBy;
    private byte[] releasedBecauseSealed;
    private Instant releasedAt;
    private String releasedBy;

    protected LegalHold() {}

    LegalHold(Participant participant, String because, Instant at, String user) {
        this.legalHoldId = UUID.randomUUID();
        this.participant = participant;
        this.becauseSealed = participant.seal(BECAUSE, because);
        this.heldAt = at;
        this.heldBy = user;
    }

    void release(String because, Instant at, String user) {
        this.releasedBecauseSealed = participant.seal(RELEASED_BECAUSE, because);
        this.releasedAt = at;
        this.releasedBy = user;
    }

    /** The present record of the person, after merges. */
    UUID personRef() {
        return participant.mergedInto() == null ? participant.participantRef() : participant.mergedInto();
    }

    Retention.Hold view() {
        return new Retention.Hold(heldAt, heldBy, participant.open(BECAUSE, becauseSealed));
    }
}
