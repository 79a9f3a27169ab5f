package dk.fodfaeste.reporting.offenders;

import dk.fodfaeste.reporting.figures.WindowAsked;

/** Breaks the rule that what is kept knows nothing of who asks. */
public class LooksFromTheProjectionAtThePage {
    public WindowAsked asked() {
        return WindowAsked.WHOLE_TIME;
    }
}
