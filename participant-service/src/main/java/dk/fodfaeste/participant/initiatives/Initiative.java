package dk.fodfaeste.participant.initiatives;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/**
 * The present version of a funded effort. An initiative is created once and revised later. It is never removed, because enrolments and
 * figures depend on its measures.
 */
@Entity
@Table(name = "initiatives")
public class Initiative {
    @Id
    private String code;

    private int version;

    @Convert(converter = DefinitionConverter.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Definition definition;

    private Instant recordedAt;

    protected Initiative() {}

    Initiative(String code) {
        this.code = code;
    }

    InitiativeRevised revise(Definition definition, Instant at) {
        this.version++;
        this.definition = definition;
        this.recordedAt = at;
        return new InitiativeRevised(code, version, at, definition);
    }

    public String code() {
        return code;
    }

    public int version() {
        return version;
    }

    public Definition definition() {
        return definition;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
