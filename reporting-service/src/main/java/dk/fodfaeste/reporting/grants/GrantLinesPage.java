package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** The lines and stated totals of a document, for an administrator to correct. */
@Path("/grants/lines")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ADMIN)
@Blocking
class GrantLinesPage {
    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "grants")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance lines(
                GrantDocument document, List<LineRow> lines, int next, List<TotalRow> totals, String done);
    }

    /** @param place the position of the line in the document, from 0 */
    record LineRow(int place, GrantLine line, String amount) {}

    /** @param place the position of the total in the document, from 0 */
    record TotalRow(int place, StatedTotal total, String amount) {}

    private final Grants grants;
    private final Caller caller;
    private final Language language;

    GrantLinesPage(Grants grants, Caller caller, Language language) {
        this.grants = grants;
        this.caller = caller;
        this.language = language;
    }

    /** @param from the number of lines on earlier pages */
    @GET
    public TemplateInstance lines(
            @QueryParam("document") String name, @QueryParam("from") String from, @QueryParam("done") String done)
            throws SQLException {
        GrantDocument document = grants.require(name);
        int first = from != null && from.matches("[0-9]{1,4}") ? Integer.parseInt(from) : 0;
        List<LineRow> inScope = IntStream.range(0, document.lines().size())
                .mapToObj(place -> new LineRow(
                        place,
                        document.lines().get(place),
                        DisplayText.count(document.lines().get(place).signed())))
                .filter(row -> caller.reaches(row.line().initiative()))
                .toList();
        boolean more = inScope.size() > first + PAGE_SIZE;
        return Templates.lines(
                document,
                inScope.stream().skip(first).limit(PAGE_SIZE).toList(),
                more ? first + PAGE_SIZE : 0,
                totals(document),
                switch (done == null ? "" : done) {
                    case "saved" -> language.say("Linjen er gemt.", "The line is saved.");
                    case "removed" -> language.say("Linjen er fjernet.", "The line is removed.");
                    case "note" -> language.say("Oplysningerne er gemt.", "The details are saved.");
                    case "stated" -> language.say("Summen er gemt.", "The total is saved.");
                    case "unstated" -> language.say("Summen er fjernet.", "The total is removed.");
                    default -> "";
                });
    }

    private List<TotalRow> totals(GrantDocument document) {
        return IntStream.range(0, document.statedTotals().size())
                .mapToObj(place -> new TotalRow(
                        place,
                        document.statedTotals().get(place),
                        DisplayText.count(document.statedTotals().get(place).amount())))
                .filter(row -> row.total().initiative() == null
                        || caller.reaches(row.total().initiative()))
                .toList();
    }
}
