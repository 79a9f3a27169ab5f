package dk.fodfaeste.participant;

import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.kit.sealing.LookupHashes;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.annotations.BatchSize;

/**
 * A person who is or was in an initiative. Each registration finds the person by civil registration number. Other services know only the
 * {@link #participantRef}. The name of the first registration stays until a user changes it.
 *
 * <p>Each person has a data key, which seals number, name, telephone number and all texts about the person. The database finds the person
 * by keyed hashes.
 *
 * <p>Number, name and telephone number may change; each change creates the next version. A former number of the person, and a second record
 * that turned out to be the same person, is a row with {@code mergedInto}: it leads to the person and has no enrolments.
 *
 * <p>After an erasure only the reference remains, which other services know: see {@link dk.fodfaeste.participant.erasing}.
 *
 * <p>This row is also the lock for all changes of the person's enrolments, so that concurrent changes cannot create an overlap.
 */
@Entity
@Table(name = "participants")
@EntityListeners(UnsealingListener.class)
// Loads the persons of many enrolments in one query instead of one query each.
@BatchSize(size = 500)
public class Participant {
    private static final String CPR = "cpr";
    private static final String NAME = "name";
    private static final String NAME_BEGINNING = "name-beginning";
    private static final int SHORTEST_BEGINNING = 3;
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

    /** @param phone may be null */
    Participant(UUID participantRef, Cpr cpr, PersonName name, Phone phone, Keyring keyring, LookupHashes hashes) {
        this(participantRef, keyring);
        changeCpr(cpr, lookup(hashes, cpr));
        changeName(name, lookups(hashes, name));
        changePhone(phone);
    }

    private Participant(UUID participantRef, Keyring keyring) {
        this.participantRef = participantRef;
        this.key = keyring.newKey(participantRef);
        this.dataKey = key.wrapped();
        this.nameLookups = NONE;
        this.version = 1;
    }

    /** A row that leads from a former number to the person. */
    static Participant former(UUID participantRef, Participant person, Cpr cpr, Keyring keyring) {
        Participant former = new Participant(participantRef, keyring);
        former.mergedInto = person.participantRef;
        former.changeCpr(cpr, lookup(keyring, cpr));
        return former;
    }

    /** {@link Participants#changeCpr} keeps the former number. */
    void changeCpr(Cpr cpr, String lookup) {
        this.cpr = cpr;
        this.cprLookup = lookup;
        this.cprSealed = key.seal(CPR, cpr.digits());
    }

    /** Frees the number of a row that leads to the person, because the person gets this number again. */
    void removeCpr() {
        this.cpr = null;
        this.cprLookup = null;
        this.cprSealed = null;
    }

    /** @param lookups keyed hashes of the words of the name and of their beginnings */
    public void changeName(PersonName name, String[] lookups) {
        this.name = name;
        this.nameSealed = key.seal(NAME, name.text());
        this.nameLookups = lookups;
    }

    /** @param phone null if the person has none any more */
    public void changePhone(Phone phone) {
        this.phone = phone;
        this.phoneSealed = phone == null ? null : key.seal(PHONE, phone.number());
    }

    /** From now on this record leads to that person. */
    void mergeInto(Participant person) {
        this.mergedInto = person.participantRef;
        this.nameLookups = NONE;
        changePhone(null);
    }

    /** Only {@link PersonHistory} calls this. */
    void recorded() {
        version++;
    }

    /** Unseals the data after the row was loaded. */
    void open(Keyring keyring) {
        if (erasedAt != null) {
            return;
        }
        key = keyring.unwrap(participantRef, dataKey);
        cpr = cprSealed == null ? null : Cpr.ofDigits(key.open(CPR, cprSealed));
        name = nameSealed == null ? null : new PersonName(key.open(NAME, nameSealed));
        phone = phoneSealed == null ? null : new Phone(key.open(PHONE, phoneSealed));
    }

    /** Hibernate loads a lazy participant when a persistent field is read, and the unsealed fields are transient. */
    private Participant loaded() {
        Hibernate.initialize(this);
        return this;
    }

    static String lookup(LookupHashes hashes, Cpr cpr) {
        return hashes.lookupHash(CPR, cpr.digits());
    }

    /** The keyed hashes of the words of the name and of their beginnings. */
    static String[] lookups(LookupHashes hashes, PersonName name) {
        return Arrays.stream(name.words())
                .flatMap(word -> Stream.concat(
                        Stream.of(hashes.lookupHash(NAME, word)),
                        IntStream.range(SHORTEST_BEGINNING, word.length())
                                .mapToObj(length -> hashes.lookupHash(NAME_BEGINNING, word.substring(0, length)))))
                .distinct()
                .toArray(String[]::new);
    }

    /** The keyed hashes of a typed word, one of which a name has if one of its words is or, from three letters on, begins with the typed one. */
    static String[] lookupsOfTyped(Keyring keyring, String word) {
        return word.length() < SHORTEST_BEGINNING
                ? new String[] {keyring.lookupHash(NAME, word)}
                : new String[] {keyring.lookupHash(NAME, word), keyring.lookupHash(NAME_BEGINNING, word)};
    }

    public byte[] seal(String what, String text) {
        return loaded().key.seal(what, text);
    }

    public String open(String what, byte[] sealed) {
        return loaded().key.open(what, sealed);
    }

    public UUID participantRef() {
        return participantRef;
    }

    public Cpr cpr() {
        return loaded().cpr;
    }

    /** Null if this row only leads from a former number to the person. */
    public String name() {
        PersonName known = loaded().name;
        return known == null ? null : known.text();
    }

    /** May be null. */
    public String phone() {
        Phone known = loaded().phone;
        return known == null ? null : known.number();
    }

    byte[] dataKey() {
        return dataKey;
    }

    String cprLookup() {
        return cprLookup;
    }

    byte[] cprSealed() {
        return cprSealed;
    }

    byte[] nameSealed() {
        return nameSealed;
    }

    byte[] phoneSealed() {
        return phoneSealed;
    }

    String[] nameLookups() {
        return nameLookups;
    }

    public int version() {
        return version;
    }

    /** The record of the person that this record was merged into; null if this is the person's own record. */
    public UUID mergedInto() {
        return mergedInto;
    }

    /** After an erasure only the reference remains. */
    public boolean isErased() {
        return erasedAt != null;
    }

    /**
     * Whether name and address are protected (navne- og adressebeskyttelse), so that only the assigned consultant and leads see the person.
     */
    public boolean protectedAddress() {
        return protectedAddress;
    }

    /** Each enrolment of the person must then emit the event: see {@link EnrolmentRecorder}. */
    public AddressProtectionChanged protectAddress(boolean protectedAddress) {
        this.protectedAddress = protectedAddress;
        return new AddressProtectionChanged(protectedAddress);
    }

    boolean hasName(PersonName given) {
        return loaded().name.isSameAs(given);
    }

    /** Whole years on that day; null if the date of birth in the number is later, as with mistyped numbers. */
    public Integer ageOn(LocalDate day) {
        LocalDate birthDate = cpr().birthDate();
        return day.isBefore(birthDate) ? null : Period.between(birthDate, day).getYears();
    }
}
