package dk.fodfaeste.participant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/**
 * A person who is or was in an initiative. Found again by the number at each registration; known outside this service by
 * {@link #participantRef} only. The name recorded first stays.
 *
 * <p>This row is also the lock for all that happens to the person's enrolments, so that two of them cannot come to overlap.
 */
@Entity
@Table(name = "participants")
// Where many enrolments are read at once, their people come in one query and not in one each.
@BatchSize(size = 500)
public class Participant {
    @Id
    @Column(name = "participant_ref")
    private UUID participantRef;

    @Column(name = "cpr")
    private Cpr cpr;

    @Column(name = "name")
    private String name;

    @Column(name = "name_words")
    private String[] nameWords;

    protected Participant() {}

    Participant(UUID participantRef, Cpr cpr, PersonName name) {
        this.participantRef = participantRef;
        this.cpr = cpr;
        this.name = name.written();
        this.nameWords = name.words();
    }

    public UUID participantRef() {
        return participantRef;
    }

    public Cpr cpr() {
        return cpr;
    }

    boolean goesBy(PersonName given) {
        return new PersonName(name).isTheSameAs(given);
    }

    /** Whole years on that day; null where the number's date of birth lies after it, which happens with mistyped numbers. */
    public Integer ageOn(LocalDate day) {
        return day.isBefore(cpr.birthDate())
                ? null
                : Period.between(cpr.birthDate(), day).getYears();
    }
}
