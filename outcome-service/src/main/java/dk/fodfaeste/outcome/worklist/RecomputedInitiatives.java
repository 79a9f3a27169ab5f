package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.followup.NameText;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** Data for the worklist: the initiatives in the caller's scope that were revised and whose follow-ups are being derived again. */
@Named("recomputed")
@RequestScoped
public class RecomputedInitiatives {
    private final PendingDerivations pending;
    private final Initiatives initiatives;
    private final Caller caller;

    RecomputedInitiatives(PendingDerivations pending, Initiatives initiatives, Caller caller) {
        this.pending = pending;
        this.initiatives = initiatives;
        this.caller = caller;
    }

    public List<String> getNames() {
        Set<String> codes = pending.initiatives();
        return initiatives.byCode(codes).values().stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .map(NameText::of)
                .sorted()
                .toList();
    }
}
