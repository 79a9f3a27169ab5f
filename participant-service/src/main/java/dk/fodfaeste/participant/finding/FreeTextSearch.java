package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.CprText;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.enrolment.EnrolmentPerson;
import dk.fodfaeste.participant.enrolment.EnrolmentPersons;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Searches with one text field. The text determines the kind of search: by CPR, by case number or by name. */
@ApplicationScoped
@Transactional
class FreeTextSearch {
    private static final String PAGE_SIZE = "50";
    private static final int LONGEST_CASE_NUMBER = 64;
    private static final Pattern WHOLE_CPR = Pattern.compile("[0-9]{6}-?[0-9]{4}");

    /** A date of birth with fewer than four more digits or with placeholders for them, or the last four digits after a hyphen. */
    private static final Pattern PARTIAL_CPR = Pattern.compile("([0-9]{6})-?[0-9xX*?]{0,4}|[xX*?]*-[0-9]{4}");

    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /**
     * @param person null if the user may not see the person
     * @param initiative the name of the initiative
     */
    record Hit(EnrolmentView facts, EnrolmentPerson person, String initiative) {
        @Override
        public String toString() {
            return "hit";
        }
    }

    private final FindingEnrolments finding;
    private final EnrolmentPersons persons;
    private final Initiatives initiatives;
    private final RequestValidator validator;

    FreeTextSearch(
            FindingEnrolments finding, EnrolmentPersons persons, Initiatives initiatives, RequestValidator validator) {
        this.finding = finding;
        this.persons = persons;
        this.initiatives = initiatives;
        this.validator = validator;
    }

    /**
     * @param after the enrolment after which the page begins; null for the first page
     * @throws Refusal naming the field {@code sought}, if the text matches no kind of search
     */
    Page<Hit> search(String text, String after) {
        String closedUp = CprText.closedUp(text);
        SearchBody byCase = new SearchBody(text, null, null);
        if (WHOLE_CPR.matcher(closedUp).matches()) {
            return hits(byWholeCpr(byCase, closedUp, after));
        }
        if (isPartialCpr(closedUp)) {
            return hits(byCaseNumberOnly(byCase, after));
        }
        SearchBody byName = new SearchBody(null, null, text);
        boolean mayBeCase = text.length() <= LONGEST_CASE_NUMBER;
        boolean caseFirst = mayBeCase && DIGIT.matcher(text).find();
        Page<EnrolmentView> found = find(caseFirst ? byCase : byName, after);
        return hits(found.items().isEmpty() && mayBeCase ? find(caseFirst ? byName : byCase, after) : found);
    }

    /**
     * Like {@link #search}, by a whole case number or CPR only. Leaves out wrong registrations.
     *
     * @throws Refusal naming the field {@code sought}, if the text is neither
     */
    List<Hit> searchByNumber(String text) {
        String closedUp = CprText.closedUp(text);
        SearchBody byCase = new SearchBody(text, null, null);
        Page<EnrolmentView> found = WHOLE_CPR.matcher(closedUp).matches()
                ? byWholeCpr(byCase, closedUp, null)
                : isPartialCpr(closedUp) ? byCaseNumberOnly(byCase, null) : find(byCase, null);
        return hits(found).items().stream()
                .filter(hit -> hit.facts().state() != EnrolmentState.WRONGLY_REGISTERED)
                .filter(hit -> hit.person() != null)
                .toList();
    }

    /** The active enrolments of a consultant. */
    Page<Hit> activeOf(String consultant, String after) {
        return hits(finding.list(null, consultant, EnrolmentState.ACTIVE.name(), PAGE_SIZE, after));
    }

    /**
     * A case number may look like a CPR. If the date in it does not exist, it can only be a case number and counts as no look-up. Else the
     * person's enrolments come first.
     */
    private Page<EnrolmentView> byWholeCpr(SearchBody byCase, String number, String after) {
        Page<EnrolmentView> byCaseNumber = find(byCase, after);
        if (!byCaseNumber.items().isEmpty() && Cpr.tryParse(number).isEmpty()) {
            return byCaseNumber;
        }
        Page<EnrolmentView> persons = find(new SearchBody(null, number, null), after);
        boolean isFirst = after == null;
        return isFirst ? new Page<>(distinct(persons.items(), byCaseNumber.items()), persons.next()) : persons;
    }

    private static List<EnrolmentView> distinct(List<EnrolmentView> first, List<EnrolmentView> then) {
        return Stream.concat(first.stream(), then.stream()).distinct().toList();
    }

    /** A search for a whole case number reveals nothing about a CPR, whatever the text looks like. */
    private Page<EnrolmentView> byCaseNumberOnly(SearchBody byCase, String after) {
        Page<EnrolmentView> byCaseNumber = find(byCase, after);
        if (byCaseNumber.items().isEmpty()) {
            throw Refusal.rule("sought", message("partOfCpr"));
        }
        return byCaseNumber;
    }

    private Page<EnrolmentView> find(SearchBody body, String after) {
        try {
            return finding.search(validator.validate(body), PAGE_SIZE, after);
        } catch (Refusal refusal) {
            throw refusal.violations().isEmpty() ? refusal : forTextField(refusal);
        }
    }

    private static Refusal forTextField(Refusal refusal) {
        return Refusal.malformed(refusal.violations().stream()
                .map(violation -> new Violation("sought", violation.message()))
                .toList());
    }

    private static boolean isPartialCpr(String closedUp) {
        var part = PARTIAL_CPR.matcher(closedUp);
        return part.matches()
                && (part.group(1) == null
                        || Cpr.tryParse(part.group(1) + "0000").isPresent());
    }

    private Page<Hit> hits(Page<EnrolmentView> found) {
        List<UUID> ids = found.items().stream().map(EnrolmentView::enrolmentId).toList();
        Map<UUID, EnrolmentPerson> personsById =
                persons.of(ids).stream().collect(Collectors.toMap(EnrolmentPerson::enrolmentId, Function.identity()));
        Map<String, String> names = initiatives.names(
                found.items().stream().map(EnrolmentView::initiative).toList());
        return new Page<>(
                found.items().stream()
                        .map(one -> new Hit(one, personsById.get(one.enrolmentId()), names.get(one.initiative())))
                        .toList(),
                found.next());
    }
}
