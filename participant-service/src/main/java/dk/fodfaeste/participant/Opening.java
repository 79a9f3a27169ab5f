package dk.fodfaeste.participant;

import dk.fodfaeste.kit.sealing.Keyring;
import jakarta.inject.Inject;
import jakarta.persistence.PostLoad;

/** What comes sealed from the database is opened before anybody sees it. */
class Opening {
    @Inject
    Keyring keyring;

    @PostLoad
    void loaded(Participant participant) {
        participant.open(keyring);
    }
}
