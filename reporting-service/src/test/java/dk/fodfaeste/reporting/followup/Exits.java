package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;

import dk.fodfaeste.measures.MeasureDefinition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Builds the facts of people who left an initiative: one enrolment each, and one outcome per measure if they have a status. The status is
 * that of one month after the exit.
 */
public final class Exits {
    public static final String MEASURE = "after-exit";
    public static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");

    private final String initiative;
    private List<String> measures = List.of(MEASURE);
    private boolean stableIds;
    private UUID person;
    private String startedOn = "2022-03-01";
    private String reason = "OTHER";
    private Integer ageAtStart;
    private Integer ageAtExit;
    private BigDecimal weeklyHours;
    private Instant statusRecordedAt = RECORDED;

    private Exits(String initiative) {
        this.initiative = initiative;
    }

    public static Exits from(String initiative) {
        return new Exits(initiative);
    }

    /** Work or school one month after the exit. */
    public static MeasureDefinition oneMonthAfterExit(String target) {
        return measure(MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", target, WORK_OR_SCHOOL, null));
    }

    /** Instead of {@link #MEASURE}. */
    public Exits withMeasures(String... codes) {
        measures = List.of(codes);
        return this;
    }

    /** All enrolments are of this person, instead of a new one for each. */
    public Exits withPerson(UUID participantRef) {
        person = participantRef;
        return this;
    }

    /** Each number and status always gets the same ids, instead of random ones. */
    public Exits withStableIds() {
        stableIds = true;
        return this;
    }

    public Exits startedOn(String day) {
        startedOn = day;
        return this;
    }

    public Exits withReason(String exitReason) {
        reason = exitReason;
        return this;
    }

    public Exits withAges(Integer atStart, Integer atExit) {
        ageAtStart = atStart;
        ageAtExit = atExit;
        return this;
    }

    public Exits withWeeklyHours(String hours) {
        weeklyHours = hours == null ? null : new BigDecimal(hours);
        return this;
    }

    public Exits withStatusRecordedAt(Instant instant) {
        statusRecordedAt = instant;
        return this;
    }

    /** Without statuses, nothing is recorded for these people. */
    public List<FactVersion> of(int people, String exitedOn, String... statuses) {
        List<FactVersion> facts = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            UUID id = id(String.join("", statuses) + i);
            facts.add(new EnrolmentVersion(
                    id,
                    person == null ? id : person,
                    initiative,
                    "konsulent-" + initiative,
                    day(startedOn),
                    day(exitedOn),
                    reason,
                    1,
                    ageAtStart,
                    ageAtExit,
                    null,
                    "EXITED",
                    1,
                    RECORDED));
            if (statuses.length > 0) {
                for (String measure : measures) {
                    facts.add(new OutcomeVersion(
                            id,
                            measure,
                            day(exitedOn).plusMonths(1),
                            1,
                            List.of(statuses),
                            day(exitedOn).plusMonths(1),
                            weeklyHours,
                            false,
                            1,
                            statusRecordedAt));
                }
            }
        }
        return facts;
    }

    private UUID id(String name) {
        return stableIds
                ? UUID.nameUUIDFromBytes((initiative + name).getBytes(StandardCharsets.UTF_8))
                : UUID.randomUUID();
    }
}
