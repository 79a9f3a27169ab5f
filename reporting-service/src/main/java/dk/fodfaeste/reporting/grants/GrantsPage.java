package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.InitiativeEconomy.CostView;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.CostPeriod;
import dk.fodfaeste.reporting.grants.calculation.CostText;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Basis;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The grants of each initiative as tables like those of the budget notes, with warnings and costs. */
@Path("/grants")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADMIN, Roles.LEAD, Roles.ANALYST, Roles.STEERING})
@Blocking
class GrantsPage {
    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "grants")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(Page<InitiativeVersion> initiatives, Notices notices);

        static native TemplateInstance initiative(InitiativeVersion initiative, EconomyView economy, Notices notices);
    }

    /**
     * At the top of both pages.
     *
     * @param endings sentences
     * @param done confirmation of the last command; blank if there was none
     */
    record Notices(List<String> endings, boolean byAdministrator, String done) {}

    /**
     * The tables of a document: budget items and technical lines.
     *
     * @param note null if it says nothing about itself
     */
    record DocumentTables(String document, NoteView note, List<AmountTable> tables, List<AmountTable> technical) {
        public String anchor() {
            return NoteView.anchor(document);
        }
    }

    /** A row of the cost table. */
    record CostRow(String per, String kroner, String how) {}

    /** The economy of an initiative as sentences and tables. */
    record EconomyView(
            List<DocumentTables> documents,
            AmountTable earlier,
            List<DifferenceView> differences,
            List<String> possibleDuplicates,
            Form form,
            List<Choice> periods,
            String period,
            List<CostRow> costs) {}

    /** @param where the place in the document that states the total */
    record DifferenceView(String sentence, String where) {}

    private final EconomyQuery economyQuery;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    GrantsPage(EconomyQuery economyQuery, Initiatives initiatives, Caller caller, Language language, Clock clock) {
        this.economyQuery = economyQuery;
        this.initiatives = initiatives;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /** @param after the last code of the page before */
    @GET
    public TemplateInstance overview(@QueryParam("after") String after, @QueryParam("done") String done)
            throws SQLException {
        AsOf now = AsOf.now(clock);
        List<InitiativeVersion> inScope = initiatives.knownAt(now.recordedUntil()).stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .toList();
        List<InitiativeVersion> shown = inScope.stream()
                .filter(initiative -> after == null || initiative.code().compareTo(after) > 0)
                .limit(PAGE_SIZE + 1L)
                .toList();
        return Templates.overview(
                Page.of(shown, PAGE_SIZE, InitiativeVersion::code), notices(endings(inScope, now), done));
    }

    /** @param requestedPeriod a half-year or a calendar year, such as 2024-1 or 2024 */
    @GET
    @Path("/of/{initiative}")
    public TemplateInstance initiative(
            @PathParam("initiative") String code,
            @QueryParam("period") String requestedPeriod,
            @QueryParam("done") String done)
            throws SQLException {
        AsOf now = AsOf.now(clock);
        List<InitiativeVersion> all = initiatives.knownAt(now.recordedUntil());
        InitiativeVersion initiative = all.stream()
                .filter(each -> each.code().equals(code) && caller.mayAccess(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("initiative"));
        LocalDate today = now.today();
        CostPeriod period = CostPeriod.parse(requestedPeriod).orElseGet(() -> CostPeriodChoices.preselected(today));
        InitiativeEconomy economy = economyQuery
                .of(
                        code,
                        period.window(Basis.ANCHOR),
                        now,
                        !caller.hasRole(Roles.LEAD) && !caller.hasRole(Roles.ANALYST))
                .within(caller::reaches);
        return Templates.initiative(
                initiative,
                new EconomyView(
                        documents(economy),
                        economy.earlier().rows().isEmpty() ? null : AmountTable.of(economy.earlier()),
                        economy.differences().stream()
                                .map(difference -> new DifferenceView(
                                        EconomyText.difference(difference),
                                        difference.stated().where()))
                                .toList(),
                        economy.alsoUnder().stream()
                                .map(duplicate ->
                                        EconomyText.possibleDuplicate(duplicate, nameOf(duplicate.initiative(), all)))
                                .toList(),
                        Form.filled(Map.of("period", period.code())),
                        CostPeriodChoices.of(initiative.runsFrom(), today),
                        CostPeriodChoices.text(period),
                        economy.costs().stream().map(this::row).toList()),
                notices(
                        economy.endings().stream()
                                .map(ending -> EconomyText.ending(ending, NameText.of(initiative)))
                                .toList(),
                        done));
    }

    private static List<DocumentTables> documents(InitiativeEconomy economy) {
        return economy.tables().stream()
                .map(table -> table.document())
                .distinct()
                .sorted()
                .map(document -> new DocumentTables(
                        document,
                        economy.notes().stream()
                                .filter(note -> note.document().equals(document))
                                .findFirst()
                                .orElse(null),
                        economy.tables().stream()
                                .filter(table -> table.document().equals(document))
                                .map(AmountTable::of)
                                .toList(),
                        economy.tables().stream()
                                .filter(table -> table.document().equals(document))
                                .map(AmountTable::technical)
                                .toList()))
                .toList();
    }

    private CostRow row(CostView cost) {
        CostText how = cost.how();
        return new CostRow(
                CodeLabels.label(cost.per()),
                cost.absent() == null
                        ? language.say(
                                DisplayText.count(cost.kroner().longValueExact()) + " kr.",
                                "DKK " + DisplayText.count(cost.kroner().longValueExact()))
                        : placeholder(cost.absent()),
                language.say(how.da(), how.en()));
    }

    private String placeholder(Cost.Absent absent) {
        return switch (absent) {
            case SUPPRESSED -> language.say("skjult", "hidden");
            case NOT_OVER, NOT_SETTLED -> language.say("endnu ikke", "not yet");
            case NO_GRANT, NOBODY -> language.say("ingen", "none");
        };
    }

    private List<String> endings(List<InitiativeVersion> inScope, AsOf now) throws SQLException {
        return economyQuery.endings(inScope, now).stream()
                .map(ending -> EconomyText.ending(ending, nameOf(ending.initiative(), inScope)))
                .toList();
    }

    private static String nameOf(String code, List<InitiativeVersion> among) {
        return among.stream()
                .filter(initiative -> initiative.code().equals(code))
                .map(NameText::of)
                .findFirst()
                .orElse(code);
    }

    private Notices notices(List<String> endings, String done) {
        return new Notices(
                endings,
                caller.hasRole(Roles.ADMIN),
                switch (done == null ? "" : done) {
                    case "saved" -> language.say("Linjen er gemt.", "The line is saved.");
                    case "removed" -> language.say("Linjen er fjernet.", "The line is removed.");
                    default -> "";
                });
    }
}
