package dk.fodfaeste.reporting.followup;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Random versions of the activities of one enrolment. */
final class RandomActivities {
    private static final int MOST = 6;
    private static final List<String> SPELLS =
            List.of("ORDINARY_PART_TIME", "ORDINARY_FULL_TIME", "EDUCATION", "INTERNSHIP", "TREATMENT");
    private static final List<String> MEETINGS = List.of("JOB_INTERVIEW", "HEALTH_TALK");
    private static final List<String> OTHERS = List.of("SOCIAL_PROGRESS", "EFFORT_ESTABLISHED", "OF_THE_FUTURE");
    private static final List<String> ATTENDANCES =
            List.of("HELD", "HELD", "HELD", "NO_SHOW", "PLANNED", "CANCELLED", "OF_THE_FUTURE");

    private final Random random;
    private final UUID enrolmentId;
    private final Map<UUID, Integer> versions = new HashMap<>();

    RandomActivities(Random random, UUID enrolmentId) {
        this.random = random;
        this.enrolmentId = enrolmentId;
    }

    /** A new activity, or another version of an earlier one, also of another kind. */
    ActivityVersion next(LocalDate startedOn, Instant recordedAt) {
        UUID id = new UUID(enrolmentId.getMostSignificantBits(), random.nextInt(MOST));
        int version = versions.merge(id, 1, Integer::sum);
        boolean withdrawn = version > 1 && random.nextInt(5) == 0;
        LocalDate on = startedOn.plusDays(random.nextInt(240) - 20L);
        return switch (random.nextInt(4)) {
            case 0, 1 -> spell(id, on, withdrawn, version, recordedAt);
            case 2 -> meeting(id, on, withdrawn, version, recordedAt);
            default ->
                new ActivityVersion(
                        id, enrolmentId, any(OTHERS), on, null, null, null, null, null, withdrawn, version, recordedAt);
        };
    }

    private ActivityVersion spell(UUID id, LocalDate on, boolean withdrawn, int version, Instant recordedAt) {
        LocalDate last = on.plusDays(random.nextInt(120));
        boolean ended = random.nextBoolean();
        return new ActivityVersion(
                id,
                enrolmentId,
                any(SPELLS),
                on,
                ended ? last : null,
                ended || random.nextInt(4) == 0 ? null : last,
                random.nextInt(3) == 0 ? null : new BigDecimal(random.nextInt(80)).movePointLeft(1),
                null,
                null,
                withdrawn,
                version,
                recordedAt);
    }

    private ActivityVersion meeting(UUID id, LocalDate on, boolean withdrawn, int version, Instant recordedAt) {
        String attendance = any(ATTENDANCES);
        LocalDate heldOn =
                attendance.equals("HELD") && random.nextBoolean() ? on.plusDays(random.nextInt(7) - 2L) : null;
        return new ActivityVersion(
                id,
                enrolmentId,
                any(MEETINGS),
                on,
                null,
                null,
                null,
                attendance,
                heldOn,
                withdrawn,
                version,
                recordedAt);
    }

    private String any(List<String> codes) {
        return codes.get(random.nextInt(codes.size()));
    }
}
