package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.participant.FactDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the content of an initiative. Pure: they do not depend on the present version. */
final class InitiativeRules {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    /** The address of the page for a new initiative. */
    private static final String RESERVED_CODE = "new";

    private static final int MAX_GRACE_DAYS = 366;
    private static final int MAX_AGE = 150;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HOURS_IN_A_WEEK = BigDecimal.valueOf(168);

    /** More decimals are a typing error. The limit also rejects numbers with a million digits. */
    private static final int MAX_DECIMALS = 4;

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
        notNegative("caseloadNorm", body.caseloadNorm());
        age("minimumAge", body.minimumAge());
        age("maximumAge", body.maximumAge());
        violated(
                "maximumAge",
                body.minimumAge() != null && body.maximumAge() != null && body.maximumAge() < body.minimumAge(),
                message("lessThanMinimumAge"));
        period("retentionPeriod", body.retentionPeriod());
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < body.measures().size(); i++) {
            Measure measure = body.measures().get(i);
            String field = "measures[" + i + "].";
            measure(field, measure);
            violated(field + "code", !codes.add(measure.code()), message("codeOfOtherMeasure"));
        }
    }

    private void measure(String field, Measure measure) {
        code(field + "code", measure.code());
        period(field + "offset", measure.offset());
        int grace = measure.graceDays();
        violated(field + "graceDays", grace < 0 || grace > MAX_GRACE_DAYS, message("notBetween", 0, MAX_GRACE_DAYS));
        Set<LocalDate> starts = new HashSet<>();
        for (int i = 0; i < measure.revisions().size(); i++) {
            Revision revision = measure.revisions().get(i);
            String prefix = field + "revisions[" + i + "].";
            date(prefix + "validFrom", revision.validFrom());
            violated(prefix + "validFrom", !starts.add(revision.validFrom()), message("overlappingRevision"));
            number(prefix + "targetPercent", revision.targetPercent(), HUNDRED);
            number(prefix + "minimumWeeklyHours", revision.minimumWeeklyHours(), HOURS_IN_A_WEEK);
        }
    }

    private void period(String field, String period) {
        Offset.tryParse(period)
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
        if (!isCode(code)) {
            malformed.add(new Violation(field, message("notACode")));
        }
    }

    private void date(String field, LocalDate date) {
        violated(field, date != null && !FactDate.isPlausible(date), FactDate.FAULT);
    }

    private void notNegative(String field, Integer number) {
        violated(field, number != null && number < 0, message("negative"));
    }

    private void age(String field, Integer age) {
        violated(field, age != null && (age < 0 || age > MAX_AGE), message("notBetween", 0, MAX_AGE));
    }

    private void number(String field, BigDecimal number, BigDecimal most) {
        if (number == null) {
            return;
        }
        boolean inside = number.signum() >= 0 && number.compareTo(most) <= 0;
        violated(field, !inside, message("notBetween", 0, most));
        violated(field, inside && number.scale() > MAX_DECIMALS, message("tooManyDecimals", MAX_DECIMALS));
        violated(field, number.signum() == 0 && number.scale() < 0, message("zeroWithExponent"));
    }

    private void violated(String field, boolean isViolated, Message message) {
        if (isViolated) {
            violated.add(new Violation(field, message));
        }
    }
}
