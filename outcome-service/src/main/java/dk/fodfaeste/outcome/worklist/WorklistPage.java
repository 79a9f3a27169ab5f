package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.Employment;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpQueries;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.WorklistQuery;
import dk.fodfaeste.outcome.followup.WorklistSection;
import dk.fodfaeste.outcome.storage.Employments;
import dk.fodfaeste.outcome.storage.Initiatives;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a consultant's day begins: what is overdue, due this week, coming, and needs confirmation. A lead sees everybody's, or one's. */
@Path("/work")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class WorklistPage {
    /** So many of each pile at first; the rest a page at a time. */
    private static final int AT_FIRST = 20;

    @CheckedTemplate(basePath = "worklist")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance worklist(Desk desk);

        static native TemplateInstance row(FollowUpRow row);
    }

    /**
     * A pile as it is shown.
     *
     * @param height how many lie on it in all
     * @param next where it goes on; null where this is all
     */
    public record PileShown(WorklistSection pile, String title, long height, List<FollowUpRow> rows, String next) {}

    /**
     * The whole page.
     *
     * @param consultant whose it is; blank for everybody's
     * @param norm how many participants a full-time consultant should have, in words; blank where no initiative says
     * @param normForThem the same for how much this consultant works, such as {@code 20 for 0,8}; blank where that is full time, not told,
     *     or not the user's to know
     * @param onlyOne whether it is one pile, a page at a time
     * @param done the row that a browser without scripts has just answered, where it lies on none of these piles; else null
     */
    public record Desk(
            String consultant,
            boolean own,
            long caseload,
            String norm,
            String normForThem,
            List<PileShown> piles,
            boolean onlyOne,
            boolean namesAreAway,
            FollowUpRow done) {
        public boolean isEmpty() {
            return piles.stream().allMatch(pile -> pile.height() == 0);
        }
    }

    private record JustDone(FollowUpId id, RowAction did) {
        static Optional<JustDone> read(String done, String did) {
            int slash = done == null ? -1 : done.indexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : FollowUpId.read(done.substring(0, slash), done.substring(slash + 1))
                            .flatMap(id -> RowAction.read(did).map(what -> new JustDone(id, what)));
        }

        boolean isDoneTo(FollowUpView followUp) {
            return id.equals(new FollowUpId(followUp.enrolmentId(), followUp.measure()));
        }
    }

    private final WorklistQuery open;
    private final FollowUpQueries followUps;
    private final FollowUpRows rows;
    private final Initiatives initiatives;
    private final Employments employments;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    WorklistPage(
            WorklistQuery open,
            FollowUpQueries followUps,
            FollowUpRows rows,
            Initiatives initiatives,
            Employments employments,
            Caller caller,
            Language language,
            Clock clock) {
        this.open = open;
        this.followUps = followUps;
        this.rows = rows;
        this.initiatives = initiatives;
        this.employments = employments;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /**
     * @param done {@code enrolment/measure} of what a browser without scripts has just answered
     * @param did what was done to it
     */
    @GET
    public TemplateInstance desk(
            @QueryParam("consultant") String consultant,
            @QueryParam("pile") String pile,
            @QueryParam("after") String after,
            @QueryParam("done") String done,
            @QueryParam("did") String did) {
        LocalDate today = LocalDate.now(clock);
        Optional<String> whose = whose(consultant);
        Optional<WorklistSection> only = Optional.ofNullable(Codes.parseOrNull(WorklistSection.class, "pile", pile));
        Map<WorklistSection, Long> heights = open.counts(whose, today);
        List<PileShown> piles = new ArrayList<>();
        List<FollowUpView> all = new ArrayList<>();
        List<Page<FollowUpView>> pages = new ArrayList<>();
        List<WorklistSection> shown = only.map(List::of).orElseGet(() -> Arrays.asList(WorklistSection.values()));
        for (WorklistSection one : shown) {
            Page<FollowUpView> page = open.page(
                    one, whose, today, only.isPresent() ? after : null, only.isPresent() ? WorklistQuery.MOST : AT_FIRST);
            pages.add(page);
            all.addAll(page.items());
        }
        FollowUpRows.Named named = rows.of(all, today);
        Optional<JustDone> justDone = JustDone.read(done, did);
        int from = 0;
        for (int i = 0; i < shown.size(); i++) {
            int to = from + pages.get(i).items().size();
            piles.add(new PileShown(
                    shown.get(i),
                    title(shown.get(i)),
                    heights.get(shown.get(i)),
                    named.rows().subList(from, to).stream()
                            .map(row -> justDone.filter(what -> what.isDoneTo(row.followUp()))
                                    .map(what -> row.after(what.did()))
                                    .orElse(row))
                            .toList(),
                    pages.get(i).next()));
            from = to;
        }
        CaseloadNorm norm = CaseloadNorm.of(initiatives.all().stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .toList());
        return Templates.worklist(new Desk(
                whose.orElse(""),
                whose.filter(caller.user()::equals).isPresent(),
                whose.map(user -> open.caseload(user, today)).orElse(0L),
                norm.inWords(),
                whose.flatMap(this::equivalentOf).map(norm::inWordsFor).orElse(""),
                piles,
                only.isPresent(),
                named.namesAreAway(),
                justDone.filter(what -> all.stream().noneMatch(what::isDoneTo))
                        .flatMap(what -> elsewhere(what, today))
                        .orElse(null)));
    }

    /** A consultant's own, unless it says otherwise; a lead's everybody's. */
    private Optional<String> whose(String consultant) {
        if (consultant == null || consultant.isBlank()) {
            return caller.hasRole(Roles.LEAD) ? Optional.empty() : Optional.of(caller.user());
        }
        String fault = Texts.fault(consultant, 100);
        if (fault != null) {
            throw Refusal.malformed("consultant", fault);
        }
        return Optional.of(consultant.strip());
    }

    private String title(WorklistSection pile) {
        return switch (pile) {
            case OVERDUE -> language.say("Forfaldne", "Overdue");
            case DUE_THIS_WEEK -> language.say("Forfalder inden for en uge", "Due within a week");
            case COMING -> language.say("Kommende to måneder", "Coming two months");
            case NEEDS_CONFIRMATION -> language.say("Skal bekræftes", "To be confirmed");
        };
    }

    /** How much of a full week somebody works; told to that consultant and to leads. */
    private Optional<BigDecimal> equivalentOf(String user) {
        return caller.hasRole(Roles.LEAD) || caller.user().equals(user)
                ? employments.latest(user).map(Employment::fullTimeEquivalent)
                : Optional.empty();
    }

    private Optional<FollowUpRow> elsewhere(JustDone what, LocalDate today) {
        return followUps
                .one(what.id(), today)
                .filter(followUp -> caller.reaches(followUp.initiative()))
                .map(followUp -> rows.one(followUp, today, null, what.did(), false));
    }

    /** A row alone, after something was done to it. */
    public static TemplateInstance row(FollowUpRow row) {
        return Templates.row(row);
    }
}
