package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.Employment;
import dk.fodfaeste.outcome.followup.FollowUpQueries;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.WorklistQuery;
import dk.fodfaeste.outcome.followup.WorklistSection;
import dk.fodfaeste.outcome.storage.Employments;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds worklists for their page. */
@ApplicationScoped
class WorklistViews {
    /** Rows per section if all sections are shown. */
    private static final int FIRST_ROWS = 20;

    private final WorklistQuery worklists;
    private final FollowUpQueries followUps;
    private final FollowUpRows rows;
    private final Initiatives initiatives;
    private final Employments employments;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    WorklistViews(
            WorklistQuery worklists,
            FollowUpQueries followUps,
            FollowUpRows rows,
            Initiatives initiatives,
            Employments employments,
            Caller caller,
            Language language,
            Clock clock) {
        this.worklists = worklists;
        this.followUps = followUps;
        this.rows = rows;
        this.initiatives = initiatives;
        this.employments = employments;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /**
     * @param consultant empty for all worklists
     * @param single the only section to show; empty for the beginning of each section
     * @param after cursor of the page of the single section
     */
    WorklistView of(
            Optional<String> consultant,
            Optional<WorklistSection> single,
            String after,
            Optional<CompletedAction> completed) {
        LocalDate today = LocalDate.now(clock);
        Map<WorklistSection, Long> counts = worklists.counts(consultant, today);
        List<WorklistSection> codes = single.map(List::of).orElseGet(() -> Arrays.asList(WorklistSection.values()));
        List<Page<FollowUpView>> pages = codes.stream()
                .map(code -> single.isPresent()
                        ? worklists.page(code, consultant, today, after, WorklistQuery.MAX_PAGE_SIZE)
                        : worklists.page(code, consultant, today, null, FIRST_ROWS))
                .toList();
        List<FollowUpView> all =
                pages.stream().flatMap(page -> page.items().stream()).toList();
        FollowUpRows.RowsWithNames named = rows.all(all, today);
        List<WorklistView.Section> sections = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < codes.size(); i++) {
            int to = from + pages.get(i).items().size();
            sections.add(new WorklistView.Section(
                    codes.get(i),
                    title(codes.get(i)),
                    counts.get(codes.get(i)),
                    named.rows().subList(from, to).stream()
                            .map(row -> withAction(row, completed))
                            .toList(),
                    pages.get(i).next()));
            from = to;
        }
        CaseloadNorm norm = CaseloadNorm.of(initiatives.all().stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .toList());
        return new WorklistView(
                consultant.orElse(""),
                consultant.filter(caller.user()::equals).isPresent(),
                consultant.map(user -> worklists.caseload(user, today)).orElse(0L),
                norm.text(),
                consultant.flatMap(this::fullTimeEquivalent).map(norm::textFor).orElse(""),
                sections,
                single.isPresent(),
                named.namesMissing(),
                completed
                        .filter(action -> all.stream().noneMatch(action::isOn))
                        .flatMap(action -> rowOutsideSections(action, today))
                        .orElse(null));
    }

    private static FollowUpRow withAction(FollowUpRow row, Optional<CompletedAction> completed) {
        return completed
                .filter(action -> action.isOn(row.followUp()))
                .map(action -> row.withAction(action.action()))
                .orElse(row);
    }

    private Optional<FollowUpRow> rowOutsideSections(CompletedAction completed, LocalDate today) {
        return followUps
                .find(completed.id(), today)
                .filter(followUp -> caller.reaches(followUp.initiative()))
                .map(followUp -> rows.one(followUp, today, null, completed.action(), false));
    }

    /** Visible to leads and to the consultant. */
    private Optional<BigDecimal> fullTimeEquivalent(String user) {
        return caller.hasRole(Roles.LEAD) || caller.user().equals(user)
                ? employments.latest(user).map(Employment::fullTimeEquivalent)
                : Optional.empty();
    }

    private String title(WorklistSection section) {
        return switch (section) {
            case CALL_AGAIN -> language.say("Ring igen i dag", "Call again today");
            case OVERDUE -> language.say("Forfaldne", "Overdue");
            case DUE_THIS_WEEK -> language.say("Forfalder inden for en uge", "Due within a week");
            case COMING -> language.say("Kommende to måneder", "Coming two months");
            case NEEDS_CONFIRMATION -> language.say("Skal bekræftes", "To be confirmed");
        };
    }
}
