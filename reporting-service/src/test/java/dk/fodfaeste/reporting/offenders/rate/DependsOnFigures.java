package dk.fodfaeste.reporting.offenders.rate;

import dk.fodfaeste.reporting.figures.RequestedWindow;

/** Violates the order of packages: a package {@code rate} must not depend on {@code figures}. */
public class DependsOnFigures {
    public RequestedWindow requested() {
        return RequestedWindow.WHOLE_PERIOD;
    }
}
