package dk.fodfaeste.participant.initiatives;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** One version of an initiative and the user who made it. Never updated. */
@Entity
@Immutable
@Table(name = "initiative_versions")
@IdClass(InitiativeVersion.Key.class)
class InitiativeVersion {
    record Key(String code, int version) {}

    @Id
    private String code;

    @Id
    private int version;

    @Convert(converter = DefinitionConverter.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Definition definition;

    private Instant recordedAt;
    private String recordedBy;

    protected InitiativeVersion() {}

    InitiativeVersion(InitiativeRevised revised, String recordedBy) {
        this.code = revised.code();
        this.version = revised.version();
        this.definition = revised.definition();
        this.recordedAt = revised.recordedAt();
        this.recordedBy = recordedBy;
    }
}
