package dk.fodfaeste.participant;

import dk.fodfaeste.kit.sealing.Keyring;
import jakarta.inject.Inject;
import jakarta.persistence.PostLoad;

/** Unseals a person when Hibernate has loaded their row. */
class UnsealingListener {
    private final Keyring keyring;

    @Inject
    UnsealingListener(Keyring keyring) {
        this.keyring = keyring;
    }

    @PostLoad
    void unseal(Participant participant) {
        participant.open(keyring);
    }
}
