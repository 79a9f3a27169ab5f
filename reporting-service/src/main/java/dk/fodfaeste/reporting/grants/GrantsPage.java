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
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.InitiativeEconomy.CostView;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.CostText;
import dk.fodfaeste.reporting.projection.Initiatives;
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

/** The money of each initiative in the tables that the budget notes have, what is odd about it, and what it was spent on. */
@Path("/grants")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADMIN, Roles.LEAD, Roles.ANALYST, Roles.STEERING})
@Blocking
class GrantsPage {
    private static final int AT_ONCE = 50;

    @CheckedTemplate(basePath = "grants")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(Page<InitiativeVersion> initiatives, PageState seen);

        static native TemplateInstance initiative(InitiativeVersion initiative, EconomyView money, PageState seen);
    }

    /**
     * What both pages say.
     *
     * @param endings sentences
     * @param done what has just been done; blank where nothing was
     */
    record PageState(List<String> endings, boolean byAdministrator, String done) {}

    /** One document's tables, the activities and the technical lines of each. */
    record DocumentTables(String document, List<AmountTable> tables, List<AmountTable> technical) {}

    /** A cost in words. */
    record CostLine(String per, String kroner, String how) {}

    /** The money of one initiative, ready to be placed. */
    record EconomyView(
            List<DocumentTables> documents,
            AmountTable earlier,
            List<DifferenceView> differences,
            List<String> alsoUnder,
            Form form,
            List<Choice> periods,
            String period,
            List<CostLine> costs) {}

    /** A stated total that differs, and where it is stated. */
    record DifferenceView(String sentence, String where) {}

    private final EconomyQuery economy;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    GrantsPage(EconomyQuery economy, Initiatives initiatives, Caller caller, Language language, Clock clock) {
        this.economy = economy;
        this.initiatives = initiatives;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /** @param after the code behind which the page begins */
    @GET
    public TemplateInstance overview(@QueryParam("after") String after, @QueryParam("done") String done)
            throws SQLException {
        AsOf now = AsOf.now(clock);
        List<InitiativeVersion> reached = initiatives.knownAt(now.heardUntil()).stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .toList();
        List<InitiativeVersion> shown = reached.stream()
                .filter(initiative -> after == null || initiative.code().compareTo(after) > 0)
                .limit(AT_ONCE + 1L)
                .toList();
        return Templates.overview(Page.of(shown, AT_ONCE, InitiativeVersion::code), seen(endings(reached, now), done));
    }

    /** @param asked a half-year or a calendar year, such as 2024-1 or 2024 */
    @GET
    @Path("/of/{initiative}")
    public TemplateInstance initiative(
            @PathParam("initiative") String code, @QueryParam("period") String asked, @QueryParam("done") String done)
            throws SQLException {
        AsOf now = AsOf.now(clock);
        List<InitiativeVersion> all = initiatives.knownAt(now.heardUntil());
        InitiativeVersion initiative = all.stream()
                .filter(each -> each.code().equals(code) && caller.mayAccess(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("initiative"));
        LocalDate today = now.today();
        Period period = Period.read(asked).orElseGet(() -> Period.usual(today));
        InitiativeEconomy money = economy.of(
                        code, period.window(), now, !caller.hasRole(Roles.LEAD) && !caller.hasRole(Roles.ANALYST))
                .within(caller::reaches);
        return Templates.initiative(
                initiative,
                new EconomyView(
                        documents(money),
                        money.earlier().rows().isEmpty() ? null : AmountTable.of(money.earlier()),
                        money.differences().stream()
                                .map(difference -> new DifferenceView(
                                        EconomyText.difference(difference),
                                        difference.stated().where()))
                                .toList(),
                        money.alsoUnder().stream()
                                .map(also -> EconomyText.alsoUnder(also, nameOf(also.initiative(), all)))
                                .toList(),
                        Form.filled(Map.of("period", period.code())),
                        Period.choices(initiative.runsFrom(), today),
                        period.inWords(),
                        money.costs().stream().map(this::inWords).toList()),
                seen(
                        money.endings().stream()
                                .map(ending -> EconomyText.ending(ending, initiative.name()))
                                .toList(),
                        done));
    }

    private static List<DocumentTables> documents(InitiativeEconomy money) {
        return money.tables().stream()
                .map(table -> table.document())
                .distinct()
                .sorted()
                .map(document -> new DocumentTables(
                        document,
                        money.tables().stream()
                                .filter(table -> table.document().equals(document))
                                .map(AmountTable::of)
                                .toList(),
                        money.tables().stream()
                                .filter(table -> table.document().equals(document))
                                .map(AmountTable::technical)
                                .toList()))
                .toList();
    }

    private CostLine inWords(CostView cost) {
        CostText how = cost.how();
        return new CostLine(
                CodeLabels.label(cost.per()),
                cost.absent() == null
                        ? language.say(
                                DisplayText.count(cost.kroner().longValueExact()) + " kr.",
                                "DKK " + DisplayText.count(cost.kroner().longValueExact()))
                        : instead(cost.absent()),
                language.say(how.da(), how.en()));
    }

    private String instead(Cost.Absent absent) {
        return switch (absent) {
            case SUPPRESSED -> language.say("skjult", "hidden");
            case NOT_OVER, NOT_SETTLED -> language.say("endnu ikke", "not yet");
            case NO_GRANT, NOBODY -> language.say("ingen", "none");
        };
    }

    private List<String> endings(List<InitiativeVersion> reached, AsOf now) throws SQLException {
        return economy.endings(reached, now).stream()
                .map(ending -> EconomyText.ending(ending, nameOf(ending.initiative(), reached)))
                .toList();
    }

    private static String nameOf(String code, List<InitiativeVersion> among) {
        return among.stream()
                .filter(initiative -> initiative.code().equals(code))
                .map(InitiativeVersion::name)
                .findFirst()
                .orElse(code);
    }

    private PageState seen(List<String> endings, String done) {
        return new PageState(
                endings,
                caller.hasRole(Roles.ADMIN),
                switch (done == null ? "" : done) {
                    case "saved" -> language.say("Linjen er gemt.", "The line is saved.");
                    case "removed" -> language.say("Linjen er fjernet.", "The line is removed.");
                    default -> "";
                });
    }
}
