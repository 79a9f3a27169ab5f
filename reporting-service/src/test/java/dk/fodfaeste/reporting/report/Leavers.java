package dk.fodfaeste.reporting.report;

import static dk.fodfaeste.reporting.followup.Facts.day;

import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Exits and outcomes of people for tests. */
public final class Leavers {
    public static final String MEASURE = "after-exit";
    public static final Instant IN_TIME = Instant.parse("2025-03-01T12:00:00Z");
    public static final Instant AFTER_THE_REPORT = Instant.parse("2025-03-20T12:00:00Z");

    private Leavers() {}

    /** The same name always has the same id. */
    public static UUID id(String initiative, String who) {
        return UUID.nameUUIDFromBytes((initiative + "/" + who).getBytes(StandardCharsets.UTF_8));
    }

    public static EnrolmentVersion left(
            String initiative, String who, String exitedOn, int version, Instant recordedAt, String state) {
        return left(initiative, who, exitedOn, "OTHER", version, recordedAt, state);
    }

    public static EnrolmentVersion leftBecause(
            String initiative, String who, String exitedOn, String reason, int version, Instant recordedAt) {
        return left(initiative, who, exitedOn, reason, version, recordedAt, "EXITED");
    }

    private static EnrolmentVersion left(
            String initiative,
            String who,
            String exitedOn,
            String reason,
            int version,
            Instant recordedAt,
            String state) {
        return new EnrolmentVersion(
                id(initiative, who),
                id(initiative, who),
                initiative,
                null,
                day("2023-01-01"),
                exitedOn == null ? null : day(exitedOn),
                exitedOn == null ? null : reason,
                exitedOn == null ? 0 : 1,
                null,
                null,
                null,
                state,
                version,
                recordedAt);
    }

    public static EnrolmentVersion left(String initiative, String who, String exitedOn) {
        return left(initiative, who, exitedOn, 1, IN_TIME, "EXITED");
    }

    public static OutcomeVersion status(
            String initiative, String who, String statusDate, String status, int version, Instant recordedAt) {
        return new OutcomeVersion(
                id(initiative, who),
                MEASURE,
                day(statusDate),
                1,
                List.of(status),
                day(statusDate),
                null,
                false,
                version,
                recordedAt);
    }

    /** People named {@code name-0} and so on, with a status one month after the exit. */
    public static List<FactVersion> many(String initiative, String name, int people, String exitedOn, String status) {
        List<FactVersion> facts = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            facts.add(left(initiative, name + "-" + i, exitedOn));
            facts.add(status(
                    initiative, name + "-" + i, day(exitedOn).plusMonths(1).toString(), status, 1, IN_TIME));
        }
        return facts;
    }
}
