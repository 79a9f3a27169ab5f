package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.budgetnote.YearRange;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The page of one initiative: its rate over time, its denominator and breakdowns, and its forecast. The address has all filters. */
@Path("/rates/{initiative}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
@Blocking
class InitiativePage {
    private static final String[] ALL_FIELDS = {"measure", "months", "from", "to", "basis"};
    private static final String[] RESTRICTED_FIELDS = {"measure"};

    @CheckedTemplate(basePath = "overview")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance initiative(
                InitiativeVersion initiative,
                Choices choices,
                List<String> endings,
                Form form,
                InitiativeView view,
                boolean nearest);
    }

    /**
     * What the filters offer.
     *
     * @param periods the windows that the caller may ask for; null if any
     * @param noteYears for a section of a budget note
     */
    record Choices(List<Choice> measures, List<Choice> bases, List<Choice> periods, List<YearRange> noteYears) {}

    private final FiguresInScope figures;
    private final InitiativeViewBuilder builder;
    private final GrantEndingWarnings endingWarnings;
    private final Language language;
    private final Clock clock;

    InitiativePage(
            FiguresInScope figures,
            InitiativeViewBuilder builder,
            GrantEndingWarnings endingWarnings,
            Language language,
            Clock clock) {
        this.figures = figures;
        this.builder = builder;
        this.endingWarnings = endingWarnings;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public Response page(@PathParam("initiative") String code, @Context UriInfo request) throws SQLException {
        AsOf now = AsOf.now(clock);
        InitiativeVersion initiative = figures.initiative(code, now);
        Form form = Form.of(request.getQueryParameters());
        Optional<Response> chosen = chosenPeriod(initiative, form);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (initiative.measures().isEmpty()) {
            return response(200, initiative, form, now, null, false);
        }
        try {
            Filters filters = builder.filters(initiative, form, now);
            return response(
                    200,
                    initiative,
                    filters.form(),
                    now,
                    builder.build(filters, form.value("skip"), form.value("with"), now),
                    isNearest(form));
        } catch (Refusal refused) {
            if (refused.status() == 404) {
                throw refused;
            }
            if (refused.status() == 422 && !isNearest(form)) {
                Optional<Filters> nearest = builder.nearest(initiative, form, now);
                if (nearest.isPresent()) {
                    return Response.seeOther(URI.create(nearest.get().address() + "&nearest=true"))
                            .build();
                }
            }
            Form refusedForm = form.refused(refused, figures.hasSmallCountControl() ? RESTRICTED_FIELDS : ALL_FIELDS);
            return response(refusedForm.status(), initiative, refusedForm, now, null, false);
        }
    }

    /** Whether the caller was redirected here from a window that they may not see. */
    private static boolean isNearest(Form form) {
        return form.value("nearest").equals("true");
    }

    /** Redirects from a period of the list to its two days, which are the form of the address. */
    private static Optional<Response> chosenPeriod(InitiativeVersion initiative, Form form) {
        String[] days = form.value("period").split("/", -1);
        if (days.length != 2) {
            return Optional.empty();
        }
        URI address = URI.create("/rates/%s?measure=%s&from=%s&to=%s"
                .formatted(
                        DisplayText.pathSegment(initiative.code()),
                        DisplayText.queryValue(form.value("measure")),
                        DisplayText.queryValue(days[0]),
                        DisplayText.queryValue(days[1])));
        return Optional.of(Response.seeOther(address).build());
    }

    private Response response(
            int status, InitiativeVersion initiative, Form form, AsOf now, InitiativeView view, boolean nearest)
            throws SQLException {
        Choices choices = new Choices(
                initiative.measures().stream()
                        .map(measure -> new Choice(measure.code(), NameText.of(measure)))
                        .toList(),
                CodeLabels.choices(Basis.class),
                figures.allowedWindows(initiative, now)
                        .map(windows -> windows.stream().map(this::period).toList())
                        .orElse(null),
                YearRange.choices(initiative.runsFrom(), now.today()));
        return Response.status(status)
                .entity(Templates.initiative(
                                initiative, choices, endingWarnings.of(List.of(initiative), now), form, view, nearest)
                        .render())
                .build();
    }

    private Choice period(Window window) {
        return new Choice(Filters.period(window), new PeriodText(window, language).shortName());
    }
}
