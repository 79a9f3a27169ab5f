package dk.fodfaeste.reporting.offenders;

import dk.fodfaeste.reporting.figures.RequestedWindow;

/** Breaks the rule that what is kept knows nothing of who asks. */
public class DependsOnFigures {
    public RequestedWindow asked() {
        return RequestedWindow.WHOLE_PERIOD;
    }
}
