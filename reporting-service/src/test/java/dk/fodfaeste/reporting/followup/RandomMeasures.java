package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.Facts.day;

import dk.fodfaeste.measures.MeasureDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Measures of every kind, with random revisions. */
final class RandomMeasures {
    /** The codes of all measures, the last of which is added later. */
    static final List<String> CODES = List.of(
            "after-exit",
            "after-start",
            "lasting",
            "established",
            "limited",
            "placed",
            "until-exit",
            "employed",
            "kept",
            "worked",
            "attended",
            "on-time",
            "added-later");

    private static final List<String> WORK_OR_SCHOOL = List.of("EDUCATION", "ORDINARY_FULL_TIME", "ORDINARY_PART_TIME");
    /** Includes statuses with and without an hours threshold, and an unknown one. */
    private static final List<String> WIDE_SUCCESS_SET = List.of(
            "EDUCATION",
            "FLEX_JOB",
            "INTERNSHIP",
            "OF_THE_FUTURE",
            "ORDINARY_HOURS",
            "OTHER_ACTIVATION",
            "PROTECTED_JOB",
            "SELF_EMPLOYED",
            "WAGE_SUBSIDY");

    private static final List<String> WORK = List.of("ORDINARY_FULL_TIME", "ORDINARY_PART_TIME");
    private static final List<String> EVENTS =
            List.of("INTERNSHIP", "ORDINARY_PART_TIME", "HEALTH_TALK", "SOCIAL_PROGRESS");

    private final Random random;

    RandomMeasures(Random random) {
        this.random = random;
    }

    List<MeasureDefinition> definitions(boolean withLater) {
        List<MeasureDefinition> definitions = new ArrayList<>(List.of(
                situationAfter("after-exit", "EXIT", "P2M", 30, "DECEASED", null, null),
                situationAfter("after-start", "START", "P6M", 10, "ILLNESS", null, null),
                situationAfter("lasting", "EXIT", "P5M", 30, "DECEASED", null, "after-exit"),
                situationAfter("established", "MILESTONE", "P1M", 30, "DECEASED", null, null),
                situationAfter("limited", "START", "P4M", 30, "DECEASED", List.of("UNEMPLOYED"), null),
                eventWithin("placed", "P2M"),
                eventWithin("until-exit", null),
                new MeasureDefinition(
                        "employed",
                        null,
                        null,
                        "SITUATION_ON",
                        null,
                        null,
                        null,
                        20,
                        null,
                        null,
                        null,
                        "MONTH_END",
                        null,
                        null,
                        null,
                        null,
                        null,
                        revisions(WORK_OR_SCHOOL, List.of("EDUCATION", "INTERNSHIP"), true)),
                sustained("kept", revisions(WORK, WORK, true)),
                sustained("worked", revisions(WORK_OR_SCHOOL, WORK_OR_SCHOOL, false)),
                new MeasureDefinition(
                        "attended",
                        null,
                        null,
                        "MEETINGS_ATTENDED",
                        null,
                        null,
                        null,
                        15,
                        List.of("ILLNESS"),
                        List.of("UNEMPLOYED"),
                        null,
                        null,
                        null,
                        null,
                        "JOB_INTERVIEW",
                        null,
                        null,
                        revisions(null, null, false)),
                new MeasureDefinition(
                        "on-time",
                        null,
                        null,
                        "MEETINGS_ON_TIME",
                        null,
                        null,
                        null,
                        5,
                        List.of("ILLNESS"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        "JOB_INTERVIEW",
                        "P1W",
                        "P1M",
                        revisions(null, null, false))));
        if (withLater) {
            definitions.add(situationAfter("added-later", "EXIT", "P1M", 0, "NONE", null, null));
        }
        return definitions;
    }

    private MeasureDefinition situationAfter(
            String code,
            String anchor,
            String offset,
            int grace,
            String excluded,
            List<String> startedAs,
            String ofSuccessesOf) {
        return new MeasureDefinition(
                code,
                null,
                null,
                null,
                anchor,
                anchor.equals("MILESTONE") ? "EFFORT_ESTABLISHED" : null,
                offset,
                grace,
                List.of(excluded),
                startedAs,
                ofSuccessesOf,
                null,
                null,
                null,
                null,
                null,
                null,
                revisions(random.nextBoolean() ? WIDE_SUCCESS_SET : WORK_OR_SCHOOL, WORK_OR_SCHOOL, true));
    }

    private MeasureDefinition eventWithin(String code, String offset) {
        return new MeasureDefinition(
                code,
                null,
                null,
                "EVENT_WITHIN",
                "START",
                null,
                offset,
                30,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new MeasureDefinition.Revision(
                                day("2019-01-01"), target(), null, EVENTS, 1 + random.nextInt(2), hours(true)),
                        new MeasureDefinition.Revision(
                                day("2024-0" + (1 + random.nextInt(9)) + "-01"),
                                target(),
                                null,
                                List.of("INTERNSHIP", "EFFORT_ESTABLISHED"),
                                null,
                                null)));
    }

    private static MeasureDefinition sustained(String code, List<MeasureDefinition.Revision> revisions) {
        return new MeasureDefinition(
                code,
                null,
                null,
                "SUSTAINED",
                null,
                null,
                null,
                10,
                null,
                null,
                null,
                null,
                3,
                5,
                null,
                null,
                null,
                revisions);
    }

    private List<MeasureDefinition.Revision> revisions(List<String> first, List<String> second, boolean withHours) {
        return List.of(
                new MeasureDefinition.Revision(day("2019-01-01"), target(), first, null, null, hours(withHours)),
                new MeasureDefinition.Revision(
                        day("2024-0" + (1 + random.nextInt(9)) + "-01"), target(), second, null, null, null));
    }

    private BigDecimal target() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new BigDecimal("25");
            case 2 -> new BigDecimal("30");
            default -> new BigDecimal("33.3");
        };
    }

    private BigDecimal hours(boolean with) {
        return with && random.nextBoolean() ? new BigDecimal("5") : null;
    }
}
