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

/** What an initiative must be like, each fault with the field it stands in. Pure: says nothing about what was there before. */
final class InitiativeRules {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    /** Where a new one is created, so no initiative is called that. */
    private static final String PAGE_OF_A_NEW_ONE = "new";

    private static final int MOST_GRACE = 366;
    private static final int MOST_YEARS_OF_AGE = 150;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HOURS_IN_A_WEEK = BigDecimal.valueOf(168);

    /** More decimals than this are a slip, and a number of a million digits is worse. */
    private static final int MOST_DECIMALS = 4;

    private final List<Violation> unreadable = new ArrayList<>();
    private final List<Violation> broken = new ArrayList<>();

    private InitiativeRules() {}

    /**
     * @throws Refusal 400 where a code or an offset cannot be read, else 422 with all that is wrong
     */
    static void check(String code, InitiativeBody body) {
        InitiativeRules rules = new InitiativeRules();
        rules.initiative(code, body);
        if (!rules.unreadable.isEmpty()) {
            throw Refusal.malformed(rules.unreadable);
        }
        if (!rules.broken.isEmpty()) {
            throw Refusal.rule(rules.broken);
        }
    }

    private void initiative(String code, InitiativeBody body) {
        code("code", code);
        broken("code", code.equals(PAGE_OF_A_NEW_ONE), "is the address of a page; choose another");
        broken("code", body.code() != null && !body.code().equals(code), "is another one than in the address");
        date("runsFrom", body.runsFrom());
        date("runsTo", body.runsTo());
        broken("runsTo", body.runsTo() != null && body.runsTo().isBefore(body.runsFrom()), "lies before runsFrom");
        notNegative("capacity", body.capacity());
        notNegative("caseloadNorm", body.caseloadNorm());
        age("minimumAge", body.minimumAge());
        age("maximumAge", body.maximumAge());
        broken(
                "maximumAge",
                body.minimumAge() != null && body.maximumAge() != null && body.maximumAge() < body.minimumAge(),
                "is less than minimumAge");
        period("retentionPeriod", body.retentionPeriod());
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < body.measures().size(); i++) {
            Measure measure = body.measures().get(i);
            String field = "measures[" + i + "].";
            measure(field, measure);
            broken(field + "code", !codes.add(measure.code()), "is the code of another measure, too");
        }
    }

    private void measure(String field, Measure measure) {
        code(field + "code", measure.code());
        period(field + "offset", measure.offset());
        int grace = measure.graceDays();
        broken(field + "graceDays", grace < 0 || grace > MOST_GRACE, "does not lie between 0 and " + MOST_GRACE);
        Set<LocalDate> starts = new HashSet<>();
        for (int i = 0; i < measure.revisions().size(); i++) {
            Revision revision = measure.revisions().get(i);
            String place = field + "revisions[" + i + "].";
            date(place + "validFrom", revision.validFrom());
            broken(
                    place + "validFrom",
                    !starts.add(revision.validFrom()),
                    "is the day from which another revision is valid, so the two overlap");
            number(place + "targetPercent", revision.targetPercent(), HUNDRED);
            number(place + "minimumWeeklyHours", revision.minimumWeeklyHours(), HOURS_IN_A_WEEK);
        }
    }

    private void period(String field, String period) {
        Offset.read(period)
                .ifPresentOrElse(
                        read -> {
                            broken(field, read.isNegative(), "is negative");
                            broken(field, read.isTooLong(), "is longer than 50 years");
                        },
                        () -> unreadable.add(new Violation(field, "is not an ISO period such as P2M or P6W")));
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private void code(String field, String code) {
        if (!isCode(code)) {
            unreadable.add(new Violation(
                    field,
                    "is not a code: at most 64 small letters a-z, digits and hyphens, no hyphen at the beginning"));
        }
    }

    private void date(String field, LocalDate date) {
        broken(field, date != null && !FactDate.isPlausible(date), FactDate.FAULT);
    }

    private void notNegative(String field, Integer number) {
        broken(field, number != null && number < 0, "is negative");
    }

    private void age(String field, Integer age) {
        broken(
                field,
                age != null && (age < 0 || age > MOST_YEARS_OF_AGE),
                "does not lie between 0 and " + MOST_YEARS_OF_AGE);
    }

    private void number(String field, BigDecimal number, BigDecimal most) {
        if (number == null) {
            return;
        }
        boolean inside = number.signum() >= 0 && number.compareTo(most) <= 0;
        broken(field, !inside, "does not lie between 0 and " + most);
        broken(field, inside && number.scale() > MOST_DECIMALS, "has more than " + MOST_DECIMALS + " decimals");
        broken(field, number.signum() == 0 && number.scale() < 0, "is a zero with an exponent; write 0");
    }

    private void broken(String field, boolean isBroken, String message) {
        if (isBroken) {
            broken.add(new Violation(field, message));
        }
    }
}
