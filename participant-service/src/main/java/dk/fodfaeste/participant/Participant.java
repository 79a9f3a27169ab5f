package dk.fodfaeste.participant;

import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.participant.EnrolmentEvent.AddressProtectionChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.hibernate.annotations.BatchSize;

/**
 * A person who is or was in an initiative. Found again by the number at each registration; known outside this service by
 * {@link #participantRef} only. The name recorded first stays.
 *
 * <p>Each person has a data key of her own. Number and name, and what else is said about her in this service, are sealed with it; what
 * she is found by are keyed hashes.
 *
 * <p>Once erased, nothing of that is left but the reference that others know: see {@link dk.fodfaeste.participant.erasing}.
 *
 * <p>This row is also the lock for all that happens to the person's enrolments, so that two of them cannot come to overlap.
 */
@Entity
@Table(name = "participants")
@EntityListeners(Opening.class)
// Where many enrolments are read at once, their people come in one query and not in one each.
@BatchSize(size = 500)
public class Participant {
    private static final String CPR = "cpr";
    private static final String NAME = "name";

    @Id
    @Column(name = "participant_ref")
    private UUID participantRef;

    private byte[] dataKey;
    private String cprLookup;
    private byte[] cprSealed;
    private byte[] nameSealed;
    private String[] nameLookups;
    private boolean protectedAddress;
    private Instant erasedAt;
    private String erasedBy;
    private String erasedBecause;

    @Transient
    private DataKey key;

    @Transient
    private Cpr cpr;

    @Transient
    private PersonName name;

    protected Participant() {}

    Participant(UUID participantRef, Cpr cpr, PersonName name, Keyring keyring) {
        this.participantRef = participantRef;
        this.cpr = cpr;
        this.name = name;
        this.key = keyring.newKey(participantRef);
        this.dataKey = key.wrapped();
        this.cprLookup = lookup(keyring, cpr);
        this.cprSealed = key.seal(CPR, cpr.digits());
        this.nameSealed = key.seal(NAME, name.written());
        this.nameLookups = lookups(keyring, name);
    }

    /** Called once it has come from the database. */
    void open(Keyring keyring) {
        if (erasedAt != null) {
            return;
        }
        key = keyring.unwrap(participantRef, dataKey);
        cpr = Cpr.ofDigits(key.open(CPR, cprSealed));
        name = new PersonName(key.open(NAME, nameSealed));
    }

    /** Hibernate leaves an enrolment's participant unloaded until a stored field is asked for, and what is opened is none. */
    private Participant opened() {
        Hibernate.initialize(this);
        return this;
    }

    static String lookup(Keyring keyring, Cpr cpr) {
        return keyring.lookup(CPR, cpr.digits());
    }

    /** One for each word of the name. */
    static String[] lookups(Keyring keyring, PersonName name) {
        return Arrays.stream(name.words())
                .map(word -> keyring.lookup(NAME, word))
                .toArray(String[]::new);
    }

    public byte[] seal(String what, String text) {
        return opened().key.seal(what, text);
    }

    public String open(String what, byte[] sealed) {
        return opened().key.open(what, sealed);
    }

    public UUID participantRef() {
        return participantRef;
    }

    public Cpr cpr() {
        return opened().cpr;
    }

    public String name() {
        return opened().name.written();
    }

    /** Whether nothing but the reference is left. */
    public boolean isErased() {
        return erasedAt != null;
    }

    /** Whether name and address are protected, so that only the assigned consultant and leads see the person. */
    public boolean protectedAddress() {
        return protectedAddress;
    }

    /** Each of the person's enrolments then tells it: see {@link Ledger}. */
    public AddressProtectionChanged protectAddress(boolean protectedAddress) {
        this.protectedAddress = protectedAddress;
        return new AddressProtectionChanged(protectedAddress);
    }

    boolean goesBy(PersonName given) {
        return opened().name.isTheSameAs(given);
    }

    /** Whole years on that day; null where the number's date of birth lies after it, which happens with mistyped numbers. */
    public Integer ageOn(LocalDate day) {
        LocalDate birthDate = cpr().birthDate();
        return day.isBefore(birthDate) ? null : Period.between(birthDate, day).getYears();
    }
}
