package dk.fodfaeste.participant.initiatives;

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
        violated("code", code.equals(RESERVED_CODE), "is the address of a page; choose another");
        violated("code", body.code() != null && !body.code().equals(code), "is another one than in the address");
        date("runsFrom", body.runsFrom());
        date("runsTo", body.runsTo());
        violated("runsTo", body.runsTo() != null && body.runsTo().isBefore(body.runsFrom()), "lies before runsFrom");
        notNegative("capacity", body.capacity());
        notNegative("caseloadNorm", body.caseloadNorm());
        age("minimumAge", body.minimumAge());
        age("maximumAge", body.maximumAge());
        violated(
                "maximumAge",
                body.minimumAge() != null && body.maximumAge() != null && body.maximumAge() < body.minimumAge(),
                "is less than minimumAge");
        period("retentionPeriod", body.retentionPeriod());
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < body.measures().size(); i++) {
            Measure measure = body.measures().get(i);
            String field = "measures[" + i + "].";
            measure(field, measure);
            violated(field + "code", !codes.add(measure.code()), "is the code of another measure, too");
        }
    }

    private void measure(String field, Measure measure) {
        code(field + "code", measure.code());
        period(field + "offset", measure.offset());
        int grace = measure.graceDays();
        violated(
                field + "graceDays",
                grace < 0 || grace > MAX_GRACE_DAYS,
                "does not lie between 0 and " + MAX_GRACE_DAYS);
        Set<LocalDate> starts = new HashSet<>();
        for (int i = 0; i < measure.revisions().size(); i++) {
            Revision revision = measure.revisions().get(i);
            String prefix = field + "revisions[" + i + "].";
            date(prefix + "validFrom", revision.validFrom());
            violated(
                    prefix + "validFrom",
                    !starts.add(revision.validFrom()),
                    "is the day from which another revision is valid, so the two overlap");
            number(prefix + "targetPercent", revision.targetPercent(), HUNDRED);
            number(prefix + "minimumWeeklyHours", revision.minimumWeeklyHours(), HOURS_IN_A_WEEK);
        }
    }

    private void period(String field, String period) {
        Offset.tryParse(period)
                .ifPresentOrElse(
                        read -> {
                            violated(field, read.isNegative(), "is negative");
                            violated(field, read.isTooLong(), "is longer than 50 years");
                        },
                        () -> malformed.add(new Violation(field, "is not an ISO period such as P2M or P6W")));
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private void code(String field, String code) {
        if (!isCode(code)) {
            malformed.add(new Violation(
                    field,
                    "is not a code: at most 64 small letters a-z, digits and hyphens, no hyphen at the beginning"));
        }
    }

    private void date(String field, LocalDate date) {
        violated(field, date != null && !FactDate.isPlausible(date), FactDate.FAULT);
    }

    private void notNegative(String field, Integer number) {
        violated(field, number != null && number < 0, "is negative");
    }

    private void age(String field, Integer age) {
        violated(field, age != null && (age < 0 || age > MAX_AGE), "does not lie between 0 and " + MAX_AGE);
    }

    private void number(String field, BigDecimal number, BigDecimal most) {
        if (number == null) {
            return;
        }
        boolean inside = number.signum() >= 0 && number.compareTo(most) <= 0;
        violated(field, !inside, "does not lie between 0 and " + most);
        violated(field, inside && number.scale() > MAX_DECIMALS, "has more than " + MAX_DECIMALS + " decimals");
        violated(field, number.signum() == 0 && number.scale() < 0, "is a zero with an exponent; write 0");
    }

    private void violated(String field, boolean isViolated, String message) {
        if (isViolated) {
            violated.add(new Violation(field, message));
        }
    }
}
