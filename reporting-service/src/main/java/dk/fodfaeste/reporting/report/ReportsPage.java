package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.report.rendering.ReportText;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.StoredReport;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The list of reports. */
@Path("/reports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
@Blocking
public class ReportsPage {
    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        /** @param next null on the last page */
        static native TemplateInstance reports(List<Line> reports, String next, boolean mayOpen, String done);
    }

    /** A report in the list. */
    public record Line(
            String address,
            String title,
            String status,
            Integer supersededBy,
            LocalDate on,
            List<String> initiatives) {}

    private final AccessibleReports accessible;
    private final Reports reports;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    ReportsPage(
            AccessibleReports accessible,
            Reports reports,
            Initiatives initiatives,
            Caller caller,
            Language language,
            Clock clock) {
        this.accessible = accessible;
        this.reports = reports;
        this.initiatives = initiatives;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public TemplateInstance reports(@QueryParam("after") String after, @QueryParam("done") String done)
            throws SQLException {
        List<StoredReport> found = reports.latestFirst(accessible.maySeeDrafts(), PageCursor.id(after), PAGE_SIZE + 1);
        List<InitiativeVersion> known = initiatives.knownAt(AsOf.now(clock).recordedUntil());
        List<StoredReport> shown = found.stream().limit(PAGE_SIZE).toList();
        return Templates.reports(
                shown.stream()
                        .filter(accessible::isInScope)
                        .map(report -> line(report, known))
                        .toList(),
                found.size() > PAGE_SIZE ? shown.getLast().id().toString() : null,
                caller.hasRole(Roles.ANALYST),
                "discarded".equals(done) ? language.say("Udkastet er slettet.", "The draft is deleted.") : "");
    }

    private Line line(StoredReport report, List<InitiativeVersion> known) {
        return new Line(
                "/reports/" + report.id(),
                ReportText.period(report.period().toString())
                        + (report.isDraft() ? "" : language.say(", nr. ", ", no. ") + report.number()),
                ReportText.status(report),
                report.supersededBy(),
                LocalDate.ofInstant(report.isDraft() ? report.openedAt() : report.publishedAt(), Clocks.COPENHAGEN),
                names(report, known));
    }

    private static List<String> names(StoredReport report, List<InitiativeVersion> known) {
        return report.initiatives().stream()
                .map(code -> known.stream()
                        .filter(initiative -> initiative.code().equals(code))
                        .map(NameText::of)
                        .findFirst()
                        .orElse(code))
                .toList();
    }
}
