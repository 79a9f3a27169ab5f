package dk.fodfaeste.participant.offenders;

/** Breaks a rule of the house on purpose. */
public class HasASetter {
    private int version;

    void setVersion(int version) {
        this.version = version;
    }

    int next() {
        setVersion(version + 1);
        return version;
    }
}
