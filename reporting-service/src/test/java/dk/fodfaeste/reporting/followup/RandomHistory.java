package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.Facts.day;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Random facts of one initiative and some enrolments: exits, corrections, withdrawals, new exits, wrong registrations, statuses within and
 * outside the grace, lost and withdrawn outcomes, activities of every shape that are corrected and withdrawn, revised targets and success
 * sets. The same seed gives the same facts.
 */
public final class RandomHistory {
    /** The codes of all measures. */
    public static final List<String> MEASURES = RandomMeasures.CODES;

    public final String code;
    public final List<InitiativeVersion> initiatives = new ArrayList<>();
    public final List<EnrolmentVersion> enrolments = new ArrayList<>();
    public final List<OutcomeVersion> outcomes = new ArrayList<>();
    public final List<ActivityVersion> activities = new ArrayList<>();

    private static final List<String> OUTCOME_MEASURES =
            List.of("after-exit", "after-start", "added-later", "lasting", "established", "limited");
    private static final List<String> REASONS = List.of("GOT_JOB", "ILLNESS", "DECEASED", "OTHER");
    private static final List<String> STATUSES = List.of(
            "ORDINARY_FULL_TIME",
            "ORDINARY_PART_TIME",
            "ORDINARY_HOURS",
            "SELF_EMPLOYED",
            "EDUCATION",
            "FLEX_JOB",
            "WAGE_SUBSIDY",
            "PROTECTED_JOB",
            "INTERNSHIP",
            "OTHER_ACTIVATION",
            "UNEMPLOYED",
            "SICK_LEAVE",
            "EARLY_RETIREMENT_PENSION",
            "STATE_PENSION",
            "OTHER",
            "DECEASED",
            "OF_THE_FUTURE");
    private final Random random;
    private Instant clock = Instant.parse("2025-01-01T08:00:00.000001Z");

    private RandomHistory(String code, long seed) {
        this.code = code;
        this.random = new Random(seed);
    }

    /** @param seed another one for each history in the same database: it decides the ids of the enrolments */
    public static RandomHistory of(String code, long seed, int enrolments) {
        RandomHistory history = new RandomHistory(code, seed);
        history.generate(enrolments);
        return history;
    }

    /** In order of kind, not of time. */
    public List<FactVersion> all() {
        List<FactVersion> all = new ArrayList<>(initiatives);
        all.addAll(enrolments);
        all.addAll(outcomes);
        all.addAll(activities);
        return all;
    }

    /** Every instant at which a fact was recorded, and one before and one after all of them. */
    public List<Instant> instants() {
        List<Instant> instants = new ArrayList<>();
        initiatives.forEach(version -> instants.add(version.recordedAt()));
        enrolments.forEach(version -> instants.add(version.recordedAt()));
        outcomes.forEach(version -> instants.add(version.recordedAt()));
        activities.forEach(version -> instants.add(version.recordedAt()));
        instants.add(Instant.parse("2024-12-31T00:00:00Z"));
        instants.add(clock.plusSeconds(60));
        return instants.stream().distinct().sorted().toList();
    }

    private void generate(int number) {
        reviseInitiative();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            people.add(new Person());
        }
        for (int step = 0; step < number * 9; step++) {
            people.get(random.nextInt(number)).next();
            if (random.nextInt(12) == 0) {
                reviseInitiative();
            }
        }
    }

    /** Some facts are recorded in the same microsecond. */
    private Instant tick() {
        clock = clock.plusNanos(1_000L * random.nextInt(3)).plusSeconds(random.nextInt(4) * 1_800L);
        return clock;
    }

    private void reviseInitiative() {
        initiatives.add(Facts.initiative(
                code,
                initiatives.size() + 1,
                tick(),
                "Indsats " + code,
                day("2019-01-01"),
                "ANCHOR",
                new RandomMeasures(random).definitions(initiatives.size() >= 2)));
    }

    private final class Person {
        private final UUID enrolmentId = new UUID(random.nextLong(), random.nextLong());
        // Few different ids, so that a participant may have several enrolments.
        private final UUID participant = new UUID(code.hashCode(), random.nextInt(6));
        private final int[] outcomeVersions = new int[OUTCOME_MEASURES.size()];
        private final RandomActivities ownActivities = new RandomActivities(random, enrolmentId);
        private LocalDate startedOn = day("2023-09-01").plusDays(random.nextInt(300));
        private LocalDate exitedOn;
        private String reason;
        private int exitNumber;
        private int version;
        private String statusAtStart = random.nextBoolean() ? "UNEMPLOYED" : null;
        private boolean wrong;

        Person() {
            record();
        }

        void next() {
            switch (wrong ? 7 : random.nextInt(22)) {
                case 0, 1, 2 -> exitOrCorrect();
                case 3 -> withdraw();
                case 4 -> {
                    startedOn = startedOn.plusDays(random.nextInt(60) - 30L);
                    record();
                }
                case 5 -> {
                    wrong = random.nextInt(3) == 0;
                    record();
                }
                case 6 -> {
                    statusAtStart = random.nextBoolean() ? "UNEMPLOYED" : "EDUCATION";
                    record();
                }
                case 7, 8, 9, 10, 11, 12 -> recordOutcome(random.nextInt(OUTCOME_MEASURES.size()));
                default -> activities.add(ownActivities.next(startedOn, tick()));
            }
        }

        private void exitOrCorrect() {
            if (exitedOn == null) {
                exitNumber++;
                exitedOn = startedOn.plusDays(random.nextInt(250));
            } else {
                exitedOn = exitedOn.plusDays(random.nextInt(90) - 45L);
            }
            reason = REASONS.get(random.nextInt(REASONS.size()));
            record();
        }

        private void withdraw() {
            if (exitedOn != null) {
                exitedOn = null;
                reason = null;
                record();
            }
        }

        private void record() {
            enrolments.add(new EnrolmentVersion(
                    enrolmentId,
                    participant,
                    code,
                    "konsulent-" + code,
                    startedOn,
                    exitedOn,
                    reason,
                    exitNumber,
                    30,
                    exitedOn == null ? null : 31,
                    statusAtStart,
                    wrong ? "WRONGLY_REGISTERED" : "ACTIVE",
                    ++version,
                    tick()));
        }

        private void recordOutcome(int which) {
            String measure = OUTCOME_MEASURES.get(which);
            LocalDate left = exitedOn == null ? startedOn : exitedOn;
            LocalDate due = switch (measure) {
                case "after-exit" -> left.plusMonths(2);
                case "after-start" -> startedOn.plusMonths(6);
                case "added-later" -> left.plusMonths(1);
                case "lasting" -> left.plusMonths(5);
                default -> startedOn.plusMonths(4);
            };
            int kind = random.nextInt(5);
            boolean lost = kind == 0;
            boolean withdrawn = kind == 1;
            outcomes.add(new OutcomeVersion(
                    enrolmentId,
                    measure,
                    withdrawn ? null : due.plusDays(random.nextInt(40) - 20L),
                    random.nextInt(6) == 0 ? Math.max(0, exitNumber - 1) : exitNumber,
                    lost || withdrawn ? List.of() : List.of(STATUSES.get(random.nextInt(STATUSES.size()))),
                    lost || withdrawn ? null : due.plusDays(random.nextInt(40) - 5L),
                    lost || withdrawn || random.nextBoolean() ? null : new BigDecimal(random.nextInt(20)),
                    lost,
                    ++outcomeVersions[which],
                    tick()));
        }
    }
}
