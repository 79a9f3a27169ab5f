package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;

/** Selects the figures with or without small-count control. */
@ApplicationScoped
class FigureSources {
    private final ExactFigures exact;
    private final ControlledFigures controlled;
    private final Caller caller;

    FigureSources(ExactFigures exact, ControlledFigures controlled, Caller caller) {
        this.exact = exact;
        this.controlled = controlled;
        this.caller = caller;
    }

    /** Exact only for roles that are known to see persons. */
    FigureSource forCaller() {
        return withControl(controlsCaller());
    }

    boolean controlsCaller() {
        return !caller.hasRole(Roles.LEAD) && !caller.hasRole(Roles.ANALYST);
    }

    FigureSource withControl(boolean smallCountControl) {
        return smallCountControl ? controlled : exact;
    }
}
