package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;

/** The window that somebody asked for. Whatever is null follows from the initiative and the day. */
public record RequestedWindow(LocalDate from, LocalDate to, Basis basis) {
    /** The initiative's whole time until today. */
    public static final RequestedWindow WHOLE_TIME = new RequestedWindow(null, null, null);

    /** @throws dk.fodfaeste.kit.problem.Refusal 400 naming what cannot be read; each may be null or blank */
    public static RequestedWindow read(String from, String to, String basis) {
        return new RequestedWindow(
                Dates.parseOrNull("from", from),
                Dates.parseOrNull("to", to),
                Codes.parseOrNull(Basis.class, "basis", basis));
    }

    Window of(InitiativeVersion initiative, AsOf asOf) {
        LocalDate last = to == null ? asOf.today() : to;
        if (from != null && from.isAfter(last)) {
            throw Refusal.rule("from", to == null ? "lies after today, and to is not given" : "lies after to");
        }
        // An initiative that has not begun by then has a window of one day in which nothing has happened.
        LocalDate first = from != null ? from : earlier(initiative.runsFrom(), last);
        return new Window(first, last, basis == null ? initiative.basis() : basis);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
