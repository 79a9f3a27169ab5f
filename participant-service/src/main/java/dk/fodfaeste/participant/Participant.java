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
 * {@link #participantRef} only. The name recorded first stays until somebody changes it.
 *
 * <p>Each person has a data key of her own. Number and name, and what else is said about her in this service, are sealed with it; what
 * she is found by are keyed hashes.
 *
 * <p>Number, name and telephone number may change; each change is her next version. A number that she had before, and a second record that
 * turned out to be hers, is a row that is merged into hers: it leads to her and has no enrolments.
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
    private static final String PHONE = "phone";
    private static final String[] NONE = {};

    @Id
    @Column(name = "participant_ref")
    private UUID participantRef;

    private byte[] dataKey;
    private String cprLookup;
    private byte[] cprSealed;
    private byte[] nameSealed;
    private byte[] phoneSealed;
    private String[] nameLookups;
    private boolean protectedAddress;
    private int version;
    private UUID mergedInto;
    private Instant erasedAt;
    private String erasedBy;
    private String erasedBecause;

    @Transient
    private DataKey key;

    @Transient
    private Cpr cpr;

    @Transient
    private PersonName name;

    @Transient
    private Phone phone;

    protected Participant() {}

    /** @param phone null where nobody gave one */
    Participant(UUID participantRef, Cpr cpr, PersonName name, Phone phone, Keyring keyring) {
        this(participantRef, keyring);
        number(cpr, lookup(keyring, cpr));
        rename(name, lookups(keyring, name));
        call(phone);
    }

    private Participant(UUID participantRef, Keyring keyring) {
        this.participantRef = participantRef;
        this.key = keyring.newKey(participantRef);
        this.dataKey = key.wrapped();
        this.nameLookups = NONE;
        this.version = 1;
    }

    /** A row that leads to the person by a number that she had before. */
    static Participant former(UUID participantRef, Participant person, Cpr cpr, Keyring keyring) {
        Participant former = new Participant(participantRef, keyring);
        former.mergedInto = person.participantRef;
        former.number(cpr, lookup(keyring, cpr));
        return former;
    }

    /** From now on she has that number; {@link Participants#renumber} sees to the former one. */
    void number(Cpr cpr, String lookup) {
        this.cpr = cpr;
        this.cprLookup = lookup;
        this.cprSealed = key.seal(CPR, cpr.digits());
    }

    /** The number that led here leads to her directly. */
    void withoutNumber() {
        this.cpr = null;
        this.cprLookup = null;
        this.cprSealed = null;
    }

    /** @param lookups of each word, by which she is found from now on */
    public void rename(PersonName name, String[] lookups) {
        this.name = name;
        this.nameSealed = key.seal(NAME, name.written());
        this.nameLookups = lookups;
    }

    /** @param phone null where there is none any more */
    public void call(Phone phone) {
        this.phone = phone;
        this.phoneSealed = phone == null ? null : key.seal(PHONE, phone.number());
    }

    /** This record is that person's, and leads to her from now on. */
    void mergeInto(Participant person) {
        this.mergedInto = person.participantRef;
        this.nameLookups = NONE;
        call(null);
    }

    /** The next version. Only {@link PersonHistory} says so. */
    void recorded() {
        version++;
    }

    /** Called once it has come from the database. */
    void open(Keyring keyring) {
        if (erasedAt != null) {
            return;
        }
        key = keyring.unwrap(participantRef, dataKey);
        cpr = cprSealed == null ? null : Cpr.ofDigits(key.open(CPR, cprSealed));
        name = nameSealed == null ? null : new PersonName(key.open(NAME, nameSealed));
        phone = phoneSealed == null ? null : new Phone(key.open(PHONE, phoneSealed));
    }

    /** Hibernate leaves an enrolment's participant unloaded until a stored field is asked for, and what is opened is none. */
    private Participant opened() {
        Hibernate.initialize(this);
        return this;
    }

    static String lookup(Keyring keyring, Cpr cpr) {
        return keyring.lookupHash(CPR, cpr.digits());
    }

    /** One for each word of the name. */
    static String[] lookups(Keyring keyring, PersonName name) {
        return Arrays.stream(name.words())
                .map(word -> keyring.lookupHash(NAME, word))
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

    /** Null where this only leads to the person by a number that she had before. */
    public String name() {
        PersonName known = opened().name;
        return known == null ? null : known.written();
    }

    /** Null where nobody gave one. */
    public String phone() {
        Phone known = opened().phone;
        return known == null ? null : known.number();
    }

    public int version() {
        return version;
    }

    /** Null where this is a person's own record; else hers. */
    public UUID mergedInto() {
        return mergedInto;
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
