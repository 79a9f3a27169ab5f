package dk.fodfaeste.participant.offenders;

/** Violates an architecture rule on purpose. */
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
