package dk.fodfaeste.outcome.caseload;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.caseload.CaseloadRows.RowsWithNames;
import dk.fodfaeste.outcome.followup.NameText;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the filter of the list and builds the list for its page and its file. A consultant sees their own participants only. */
@ApplicationScoped
class CaseloadViews {
    static final List<String> FIELDS = List.of("state", "initiative", "consultant", "sort");
    static final int PAGE_SIZE = 50;
    /** Sorting by name fetches the names of the whole list, which also records the access to each person. */
    static final int MAX_BY_NAME = 500;

    private static final int MAX_PAGE = 9999;

    private final CaseloadQuery query;
    private final CaseloadRows rows;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    CaseloadViews(
            CaseloadQuery query,
            CaseloadRows rows,
            Initiatives initiatives,
            Caller caller,
            Language language,
            Clock clock) {
        this.query = query;
        this.rows = rows;
        this.initiatives = initiatives;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /**
     * @param form the filter and {@code page}, the number of the page from 1
     * @param reassignment the form with which a lead reassigns some of the enrolments
     * @param done a change that has just been made; blank if there was none
     */
    CaseloadView page(Form form, Form reassignment, String done) {
        int page = page(form.value("page"));
        CaseloadFilter filter = filter(form);
        LocalDate today = LocalDate.now(clock);
        long total = query.count(filter, today);
        boolean tooManyToSort = filter.sort() == CaseloadSort.NAME && total > MAX_BY_NAME;
        int offset = (page - 1) * PAGE_SIZE;
        RowsWithNames found = filter.sort() == CaseloadSort.NAME && !tooManyToSort
                ? rows.of(query.find(filter, today, MAX_BY_NAME, 0), today)
                        .sortedByName()
                        .part(offset, PAGE_SIZE)
                : rows.of(query.find(filter, today, PAGE_SIZE, offset), today);
        return new CaseloadView(
                form,
                reassignment,
                caller.hasRole(Roles.LEAD),
                found,
                tooManyToSort,
                total,
                page,
                total <= (long) page * PAGE_SIZE,
                today,
                states(),
                initiatives(),
                consultants(),
                sorts(total),
                done);
    }

    /**
     * The whole list.
     *
     * @throws Refusal 413 if it has more enrolments than this, 503 if there are no names
     */
    List<CaseloadRow> whole(Form form, int max) {
        CaseloadFilter filter = filter(form);
        LocalDate today = LocalDate.now(clock);
        if (query.count(filter, today) > max) {
            throw Refusal.tooLarge(message("tooManyToExport", max));
        }
        RowsWithNames found = rows.of(query.find(filter, today, max, 0), today);
        if (found.namesMissing()) {
            throw Refusal.unavailable(message("namesUnavailable"));
        }
        return (filter.sort() == CaseloadSort.NAME ? found.sortedByName() : found).rows();
    }

    private CaseloadFilter filter(Form form) {
        String initiative = text(form, "initiative");
        if (initiative != null) {
            caller.requireReach(initiative, "initiative");
        }
        CaseloadState state = Codes.parseOrNull(CaseloadState.class, "state", form.value("state"));
        CaseloadSort sort = Codes.parseOrNull(CaseloadSort.class, "sort", form.value("sort"));
        return new CaseloadFilter(
                consultant(text(form, "consultant")),
                Optional.ofNullable(initiative),
                state == null ? CaseloadState.ACTIVE : state,
                sort == null ? CaseloadSort.DEADLINE : sort);
    }

    private Optional<String> consultant(String asked) {
        Optional<String> name = Optional.ofNullable(asked).map(Identifiers::canonicalUserName);
        if (caller.hasRole(Roles.LEAD)) {
            return name;
        }
        if (name.filter(user -> !user.equals(caller.user())).isPresent()) {
            throw Refusal.forbidden(message("ownCitizensOnly"));
        }
        return Optional.of(caller.user());
    }

    private static String text(Form form, String field) {
        String text = form.valueOrNull(field);
        Message fault = text == null ? null : Texts.fault(text, 100);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        return text;
    }

    private static int page(String number) {
        if (number.isEmpty()) {
            return 1;
        }
        if (!number.matches("[1-9][0-9]{0,3}")) {
            throw Refusal.malformed("page", message("notFromOneTo", MAX_PAGE));
        }
        return Integer.parseInt(number);
    }

    private List<Choice> states() {
        return List.of(
                new Choice(CaseloadState.ACTIVE.name(), language.say("I gang", "Active")),
                new Choice(CaseloadState.NOT_STARTED.name(), language.say("Ikke begyndt", "Not begun")),
                new Choice(CaseloadState.EXITED.name(), language.say("Afsluttet", "Exited")));
    }

    private List<Choice> initiatives() {
        return initiatives.all().stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .map(initiative -> new Choice(initiative.code(), NameText.of(initiative)))
                .toList();
    }

    private List<Choice> consultants() {
        return caller.hasRole(Roles.LEAD)
                ? query.consultants().stream()
                        .map(user -> new Choice(user, user))
                        .toList()
                : List.of();
    }

    private List<Choice> sorts(long total) {
        List<Choice> choices = new ArrayList<>(List.of(
                new Choice(CaseloadSort.DEADLINE.name(), language.say("Næste frist", "Next deadline")),
                new Choice(CaseloadSort.DAYS.name(), language.say("Længst i indsatsen", "Longest in the initiative")),
                new Choice(CaseloadSort.INITIATIVE.name(), language.say("Indsats", "Initiative"))));
        if (caller.hasRole(Roles.LEAD)) {
            choices.add(new Choice(CaseloadSort.CONSULTANT.name(), language.say("Konsulent", "Consultant")));
        }
        if (total <= MAX_BY_NAME) {
            choices.add(new Choice(CaseloadSort.NAME.name(), language.say("Navn", "Name")));
        }
        return choices;
    }
}
