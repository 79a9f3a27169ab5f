package dk.fodfaeste.reporting.offenders;

import dk.fodfaeste.reporting.figures.RequestedWindow;

/** Violates the rule that the projection does not depend on what reads it. */
public class DependsOnFigures {
    public RequestedWindow window() {
        return RequestedWindow.WHOLE_PERIOD;
    }
}
