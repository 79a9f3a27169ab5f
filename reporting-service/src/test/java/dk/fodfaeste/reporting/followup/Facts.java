package dk.fodfaeste.reporting.followup;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.Measures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Builds facts for tests, with defaults for the fields that a test does not set. */
public final class Facts {
    public static final Set<String> WORK_OR_SCHOOL = Set.of("ORDINARY_FULL_TIME", "ORDINARY_PART_TIME", "EDUCATION");
    public static final UUID ENROLMENT = UUID.fromString("019b8d1e-1c5e-7a52-9b4e-3f1f1f0a9b11");
    public static final UUID PERSON = UUID.fromString("019b8d1e-1c5d-7c11-8f02-5a7e4f2f7e01");
    private static final Instant HOUR_ZERO = Instant.parse("2025-01-01T08:00:00Z");

    private Facts() {}

    /** This number of hours after 1 January 2025, 8 o'clock UTC. */
    public static Instant at(int hour) {
        return HOUR_ZERO.plusSeconds(3600L * hour);
    }

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    public static MeasureDefinition.Revision revision(
            String validFrom, String target, Set<String> successes, String hours) {
        return new MeasureDefinition.Revision(
                day(validFrom),
                new BigDecimal(target),
                successes.stream().sorted().toList(),
                null,
                null,
                hours == null ? null : new BigDecimal(hours));
    }

    public static MeasureDefinition measure(
            String code, Anchor anchor, String offset, MeasureDefinition.Revision... revisions) {
        return measure(code, code, anchor, offset, 30, Set.of("DECEASED"), List.of(revisions));
    }

    public static MeasureDefinition measure(
            String code,
            String name,
            Anchor anchor,
            String offset,
            int graceDays,
            Set<String> excludedExitReasons,
            List<MeasureDefinition.Revision> revisions) {
        return new MeasureDefinition(
                code,
                name,
                null,
                null,
                anchor.name(),
                null,
                offset,
                graceDays,
                excludedExitReasons.stream().sorted().toList(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                revisions);
    }

    /** As it counts. */
    public static Measure read(MeasureDefinition definition) {
        return Measures.of(List.of(definition)).measure(definition.code()).orElseThrow();
    }

    /** Two months after exit, work or school, 25 %. */
    public static MeasureDefinition afterExit() {
        return measure("after-exit", Anchor.EXIT, "P2M", revision("2019-01-01", "25", WORK_OR_SCHOOL, null));
    }

    /** Six months after the start, work or school, 40 %. */
    public static MeasureDefinition afterStart() {
        return measure("after-start", Anchor.START, "P6M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null));
    }

    public static InitiativeVersion initiative(
            String code, int version, Instant recordedAt, MeasureDefinition... measures) {
        return initiative(code, version, recordedAt, "Indsats " + code, day("2019-01-01"), "ANCHOR", List.of(measures));
    }

    public static InitiativeVersion initiative(
            String code,
            int version,
            Instant recordedAt,
            String name,
            LocalDate runsFrom,
            String windowBasis,
            List<MeasureDefinition> measures) {
        return new InitiativeVersion(
                code,
                version,
                recordedAt,
                name,
                null,
                List.of("BIF"),
                runsFrom,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                windowBasis,
                new InitiativeMeasures(measures));
    }

    public static EnrolmentVersion enrolment(
            int version, Instant recordedAt, String startedOn, String exitedOn, String reason, int exitNumber) {
        return new EnrolmentVersion(
                ENROLMENT,
                PERSON,
                "ips",
                null,
                day(startedOn),
                exitedOn == null ? null : day(exitedOn),
                reason,
                exitNumber,
                29,
                exitedOn == null ? null : 30,
                null,
                exitedOn == null ? "ACTIVE" : "EXITED",
                version,
                recordedAt);
    }

    public static EnrolmentVersion wronglyRegistered(EnrolmentVersion before, Instant recordedAt) {
        return new EnrolmentVersion(
                before.enrolmentId(),
                before.participantRef(),
                before.initiative(),
                before.consultant(),
                before.startedOn(),
                before.exitedOn(),
                before.exitReason(),
                before.exitNumber(),
                before.ageAtStart(),
                before.ageAtExit(),
                before.statusAtStart(),
                "WRONGLY_REGISTERED",
                before.version() + 1,
                recordedAt);
    }

    public static OutcomeVersion status(
            int version, Instant recordedAt, int exitNumber, String statusDate, String hours, String... statuses) {
        return new OutcomeVersion(
                ENROLMENT,
                "after-exit",
                day(statusDate),
                exitNumber,
                List.of(statuses),
                day(statusDate),
                hours == null ? null : new BigDecimal(hours),
                false,
                version,
                recordedAt);
    }

    /** Marked lost for the due date 15 March 2025. */
    public static OutcomeVersion lost(int version, Instant recordedAt, int exitNumber) {
        return new OutcomeVersion(
                ENROLMENT,
                "after-exit",
                day("2025-03-15"),
                exitNumber,
                List.of(),
                null,
                null,
                true,
                version,
                recordedAt);
    }

    public static OutcomeVersion takenBack(int version, Instant recordedAt, int exitNumber) {
        return new OutcomeVersion(
                ENROLMENT, "after-exit", null, exitNumber, List.of(), null, null, false, version, recordedAt);
    }

    /** An internship within two months of the start, without a target. */
    public static MeasureDefinition placed() {
        return new MeasureDefinition(
                "placed",
                "placed",
                null,
                "EVENT_WITHIN",
                Anchor.START.name(),
                null,
                "P2M",
                30,
                List.of("DECEASED"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new MeasureDefinition.Revision(
                        day("2019-01-01"), null, null, List.of("INTERNSHIP"), null, null)));
    }

    /** A spell of one month. */
    public static ActivityVersion spell(int version, Instant recordedAt, String kind, String on, boolean withdrawn) {
        return new ActivityVersion(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                ENROLMENT,
                kind,
                day(on),
                day(on).plusMonths(1),
                null,
                null,
                null,
                null,
                withdrawn,
                version,
                recordedAt);
    }
}
