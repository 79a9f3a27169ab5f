package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.CprText;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.measures.CalendarPeriod;
import dk.fodfaeste.measures.DefinitionFault;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.Measures;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the content of an initiative. Pure: they do not depend on the present version. */
final class InitiativeRules {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    /** The address of the page for a new initiative. */
    private static final String RESERVED_CODE = "new";

    private static final int MAX_AGE = 150;
    private static final int MAX_NAME = 200;

    private final List<Violation> malformed = new ArrayList<>();
    private final List<Violation> violated = new ArrayList<>();

    private InitiativeRules() {}

    /** @throws Refusal 400 if a code or an offset cannot be read, else 422 with all faults */
    static void check(String code, InitiativeBody body) {
        InitiativeRules rules = new InitiativeRules();
        rules.initiative(code, body);
        if (!rules.malformed.isEmpty()) {
            throw Refusal.malformed(rules.malformed);
        }
        if (!rules.violated.isEmpty()) {
            throw Refusal.rule(rules.violated);
        }
    }

    private void initiative(String code, InitiativeBody body) {
        code("code", code);
        violated("code", code.equals(RESERVED_CODE), message("reservedCode"));
        violated("code", body.code() != null && !body.code().equals(code), message("otherCodeThanAddress"));
        date("runsFrom", body.runsFrom());
        date("runsTo", body.runsTo());
        violated("runsTo", body.runsTo() != null && body.runsTo().isBefore(body.runsFrom()), message("beforeRunsFrom"));
        notNegative("capacity", body.capacity());
        violated("intakePerYear", body.intakePerYear() != null && body.intakePerYear() < 1, message("lessThanOne"));
        notNegative("caseloadNorm", body.caseloadNorm());
        age("minimumAge", body.minimumAge());
        age("maximumAge", body.maximumAge());
        violated(
                "maximumAge",
                body.minimumAge() != null && body.maximumAge() != null && body.maximumAge() < body.minimumAge(),
                message("lessThanMinimumAge"));
        period("retentionPeriod", body.retentionPeriod());
        measures(body.measures());
    }

    private void measures(List<MeasureDefinition> measures) {
        Map<Integer, List<DefinitionFault>> faults = Measures.of(measures).faults();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < measures.size(); i++) {
            MeasureDefinition measure = measures.get(i);
            String field = "measures[" + i + "].";
            code(field + "code", measure.code());
            violated(field + "code", !codes.add(measure.code()), message("codeOfOtherMeasure"));
            name(field + "name", measure.name());
            if (measure.englishName() != null && !measure.englishName().isBlank()) {
                name(field + "englishName", measure.englishName());
            }
            faults.getOrDefault(i, List.of()).stream()
                    .filter(fault -> !fault.isOfOtherMeasure())
                    .forEach(fault -> add(field, fault));
            codes(field + "excludedExitReasons", ExitReason.class, measure.excludedExitReasons());
            codes(field + "startedAs", Status.class, measure.startedAs());
            revisions(field + "revisions", measure.revisions());
        }
    }

    private void add(String prefix, DefinitionFault fault) {
        (fault.problem().isMalformed() ? malformed : violated)
                .add(new Violation(prefix + fault.field(), DefinitionFaultText.of(fault)));
    }

    private void revisions(String field, List<MeasureDefinition.Revision> revisions) {
        for (int i = 0; revisions != null && i < revisions.size(); i++) {
            if (revisions.get(i) != null) {
                String prefix = field + "[" + i + "].";
                date(prefix + "validFrom", revisions.get(i).validFrom());
                codes(prefix + "successStatuses", Status.class, revisions.get(i).successStatuses());
            }
        }
    }

    private void name(String field, String name) {
        Message fault = name == null ? message("missing") : Texts.faultOfPublic(name, MAX_NAME);
        if (fault != null) {
            malformed.add(new Violation(field, fault));
        }
    }

    /** An entry that is null is a fault that {@link Measures} finds. */
    private <E extends Enum<E>> void codes(String field, Class<E> list, List<String> codes) {
        for (int i = 0; codes != null && i < codes.size(); i++) {
            if (codes.get(i) != null && Codes.find(list, codes.get(i)).isEmpty()) {
                malformed.add(new Violation(field + "[" + i + "]", message("notOneOf", Codes.names(list))));
            }
        }
    }

    private void period(String field, String period) {
        CalendarPeriod.tryParse(period)
                .ifPresentOrElse(
                        read -> {
                            violated(field, read.isNegative(), message("negative"));
                            violated(field, read.isTooLong(), message("longerThanFiftyYears"));
                        },
                        () -> malformed.add(new Violation(field, message("notAPeriod"))));
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private void code(String field, String code) {
        if (code == null) {
            malformed.add(new Violation(field, message("missing")));
        } else if (!isCode(code)) {
            malformed.add(new Violation(field, message("notACode")));
        } else {
            violated(field, CprText.mayOccurIn(code), message("holdsCpr"));
        }
    }

    private void date(String field, LocalDate date) {
        violated(field, date != null && !Dates.isPlausible(date), Dates.IMPLAUSIBLE);
    }

    private void notNegative(String field, Integer number) {
        violated(field, number != null && number < 0, message("negative"));
    }

    private void age(String field, Integer age) {
        violated(field, age != null && (age < 0 || age > MAX_AGE), message("notBetween", 0, MAX_AGE));
    }

    private void violated(String field, boolean isViolated, Message message) {
        if (isViolated) {
            violated.add(new Violation(field, message));
        }
    }
}
