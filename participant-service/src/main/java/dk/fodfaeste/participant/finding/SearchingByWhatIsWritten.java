package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.EnrolmentState;
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

/** One field is searched by, and what stands in it tells what is meant: a whole number, a case number or a name. */
@ApplicationScoped
@Transactional
class SearchingByWhatIsWritten {
    private static final String AT_ONCE = "50";
    private static final int LONGEST_CASE_NUMBER = 64;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{6}-?[0-9]{4}");

    /** A date of birth with less than four more digits or with what stands for them, or the last four behind a hyphen. */
    private static final Pattern PART_OF_A_NUMBER = Pattern.compile("([0-9]{6})-?[0-9xX*?]{0,4}|[xX*?]*-[0-9]{4}");

    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /**
     * An enrolment that was found.
     *
     * @param person null where the user may not know
     * @param initiative what it is called
     */
    record Hit(EnrolmentAnswer facts, Named person, String initiative) {
        @Override
        public String toString() {
            return "hit";
        }
    }

    private final FindingEnrolments finding;
    private final NamingEnrolments naming;
    private final Initiatives initiatives;
    private final RequestValidator validator;

    SearchingByWhatIsWritten(
            FindingEnrolments finding, NamingEnrolments naming, Initiatives initiatives, RequestValidator validator) {
        this.finding = finding;
        this.naming = naming;
        this.initiatives = initiatives;
        this.validator = validator;
    }

    /**
     * @param after the hit behind which the page begins; null for the first
     * @throws Refusal naming the field {@code sought}, where it can mean nothing
     */
    Page<Hit> search(String written, String after) {
        String closedUp = written.replace(" ", "");
        SearchBody byCase = new SearchBody(written, null, null);
        if (WHOLE_NUMBER.matcher(closedUp).matches()) {
            return hits(byWholeNumber(byCase, closedUp, after));
        }
        if (isPartOfANumber(closedUp)) {
            return hits(byCaseNumberAlone(byCase, after));
        }
        SearchBody byName = new SearchBody(null, null, written);
        boolean mayBeCase = written.length() <= LONGEST_CASE_NUMBER;
        boolean caseFirst = mayBeCase && DIGIT.matcher(written).find();
        Page<EnrolmentAnswer> found = find(caseFirst ? byCase : byName, after);
        return hits(found.items().isEmpty() && mayBeCase ? find(caseFirst ? byName : byCase, after) : found);
    }

    /** Those that the consultant has in hand, for whoever does not know a name or number by heart. */
    Page<Hit> activeOf(String consultant, String after) {
        return hits(finding.list(null, consultant, EnrolmentState.ACTIVE.name(), AT_ONCE, after));
    }

    /** Case numbers look like that, too. What is no date can only be one, and asks for nobody by number; else the person comes first. */
    private Page<EnrolmentAnswer> byWholeNumber(SearchBody byCase, String number, String after) {
        Page<EnrolmentAnswer> cases = find(byCase, after);
        if (!cases.items().isEmpty() && Cpr.read(number).isEmpty()) {
            return cases;
        }
        Page<EnrolmentAnswer> persons = find(new SearchBody(null, number, null), after);
        boolean isFirst = after == null;
        return isFirst ? new Page<>(bothOnce(persons.items(), cases.items()), persons.next()) : persons;
    }

    private static List<EnrolmentAnswer> bothOnce(List<EnrolmentAnswer> first, List<EnrolmentAnswer> then) {
        return Stream.concat(first.stream(), then.stream()).distinct().toList();
    }

    /** A whole case number tells nothing of a person's number, whatever it looks like. */
    private Page<EnrolmentAnswer> byCaseNumberAlone(SearchBody byCase, String after) {
        Page<EnrolmentAnswer> cases = find(byCase, after);
        if (cases.items().isEmpty()) {
            throw Refusal.rule(
                    "sought",
                    "is no case number in your initiatives and looks like part of a civil registration number, and only a whole one finds somebody");
        }
        return cases;
    }

    private Page<EnrolmentAnswer> find(SearchBody body, String after) {
        try {
            return finding.search(validator.validate(body), AT_ONCE, after);
        } catch (Refusal refused) {
            throw refused.violations().isEmpty() ? refused : ofTheOneField(refused);
        }
    }

    private static Refusal ofTheOneField(Refusal refused) {
        return Refusal.malformed(refused.violations().stream()
                .map(violation -> new Violation("sought", violation.message()))
                .toList());
    }

    private static boolean isPartOfANumber(String closedUp) {
        var part = PART_OF_A_NUMBER.matcher(closedUp);
        return part.matches()
                && (part.group(1) == null || Cpr.read(part.group(1) + "0000").isPresent());
    }

    private Page<Hit> hits(Page<EnrolmentAnswer> found) {
        List<UUID> ids =
                found.items().stream().map(EnrolmentAnswer::enrolmentId).toList();
        Map<UUID, Named> names =
                naming.name(ids).stream().collect(Collectors.toMap(Named::enrolmentId, Function.identity()));
        Map<String, String> called = initiatives.names(
                found.items().stream().map(EnrolmentAnswer::initiative).toList());
        return new Page<>(
                found.items().stream()
                        .map(one -> new Hit(one, names.get(one.enrolmentId()), called.get(one.initiative())))
                        .toList(),
                found.next());
    }
}
