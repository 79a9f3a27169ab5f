package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;

/** The window parameters of a request. Each may be null and then gets a default from the initiative and the reference day. */
public record RequestedWindow(LocalDate from, LocalDate to, Basis basis) {
    /** From the start of the initiative until today. */
    public static final RequestedWindow WHOLE_PERIOD = new RequestedWindow(null, null, null);

    /**
     * Each parameter may be null or blank.
     *
     * @throws Refusal 400 for a parameter that cannot be parsed, 422 for a day that is not plausible
     */
    public static RequestedWindow parse(String from, String to, String basis) {
        return new RequestedWindow(
                Dates.parsePlausibleOrNull("from", from),
                Dates.parsePlausibleOrNull("to", to),
                Codes.parseOrNull(Basis.class, "basis", basis));
    }

    public static RequestedWindow of(Window window) {
        return new RequestedWindow(window.firstDay(), window.lastDayInclusive(), window.basis());
    }

    Window resolve(InitiativeVersion initiative, AsOf asOf) {
        LocalDate last = to == null ? asOf.today() : to;
        if (from != null && from.isAfter(last)) {
            throw Refusal.rule("from", message(to == null ? "afterToday" : "afterTo"));
        }
        // An initiative that starts later gets a window of one day, which is empty.
        LocalDate first = from != null ? from : earlier(initiative.runsFrom(), last);
        return new Window(first, last, basis == null ? initiative.basis() : basis);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
