package dk.fodfaeste.outcome.exchange;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.outcome.RegisterReceiver;
import dk.fodfaeste.outcome.storage.RegisterReceivers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Registers and revokes the receivers of batches. A new certificate of a register is registered after the old one is revoked. */
@ApplicationScoped
class RegisteringReceivers {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final RegisterReceivers receivers;
    private final Caller caller;
    private final Clock clock;

    RegisteringReceivers(RegisterReceivers receivers, Caller caller, Clock clock) {
        this.receivers = receivers;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param isNew false if the same receiver was registered before */
    record Registered(RegisterReceiver receiver, boolean isNew) {}

    /** @throws Refusal 400 or 422 with the field; 409 if the name has another certificate */
    Registered register(ReceiverBody body) {
        Instant now = Clocks.instant(clock);
        String name = Texts.clean(body.name());
        ReceiverCertificate certificate = ReceiverCertificate.parse(body.certificate(), now);
        RegisterReceiver receiver = new RegisterReceiver(
                IDS.generate(),
                name,
                certificate.der(),
                certificate.fingerprint(),
                certificate.validTo(),
                now,
                caller.user(),
                null,
                null);
        if (receivers.add(receiver)) {
            return new Registered(receiver, true);
        }
        return receivers
                .findInUse(name)
                .filter(present -> present.fingerprint().equals(receiver.fingerprint()))
                .map(present -> new Registered(present, false))
                .orElseThrow(() -> Refusal.conflict(message("receiverNameTaken")));
    }

    /**
     * Does nothing if it is revoked already.
     *
     * @throws Refusal 404 if there is none
     */
    RegisterReceiver revoke(UUID receiverId) {
        receivers.revoke(receiverId, Clocks.instant(clock), caller.user());
        return receivers.find(receiverId).orElseThrow(() -> Refusal.notFound("receiver"));
    }

    /**
     * A receiver to whom files may be sent.
     *
     * @throws Refusal 422 at the field if there is none, or it is revoked or expired
     */
    RegisterReceiver requireInUse(String field, UUID receiverId) {
        RegisterReceiver receiver =
                receivers.find(receiverId).orElseThrow(() -> Refusal.rule(field, message("noSuch", "receiver")));
        if (!receiver.inUse()) {
            throw Refusal.rule(field, message("receiverRevoked"));
        }
        if (ReceiverCertificate.ofDer(receiver.certificate()).isExpired(Clocks.instant(clock))) {
            throw Refusal.rule(field, message("receiverExpired", receiver.validTo()));
        }
        return receiver;
    }
}
