package dk.fodfaeste.outcome;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.Measures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sample facts: an exit on 31 December 2025 with a follow-up due two months later, on 28 February 2026. */
final class SampleFacts {
    static final LocalDate STARTED_ON = LocalDate.of(2025, 1, 31);
    static final LocalDate EXITED_ON = LocalDate.of(2025, 12, 31);
    static final LocalDate DUE_ON = LocalDate.of(2026, 2, 28);
    static final LocalDate CLOSES_ON = LocalDate.of(2026, 3, 30);
    static final Instant NOON = Instant.parse("2026-03-15T11:00:00Z");

    private SampleFacts() {}

    static Measure measure(String anchor) {
        return measure(anchor, Period.ofMonths(2), 30);
    }

    static Measure measure(String anchor, Period offset, int graceDays) {
        return measure(anchor, offset, graceDays, List.of("DECEASED"));
    }

    static Measure measure(String anchor, Period offset, int graceDays, List<String> excludedExitReasons) {
        return measure(definition("in-work", anchor, offset, graceDays, excludedExitReasons, null, null, null));
    }

    static Measure measure(MeasureDefinition... definitions) {
        return Measures.of(List.of(definitions)).measures().getLast();
    }

    static MeasureDefinition definition(
            String code,
            String anchor,
            Period offset,
            int graceDays,
            List<String> excludedExitReasons,
            String milestone,
            List<String> startedAs,
            String ofSuccessesOf) {
        return new MeasureDefinition(
                code,
                "I arbejde",
                null,
                null,
                anchor,
                milestone,
                offset.toString(),
                graceDays,
                excludedExitReasons,
                startedAs,
                ofSuccessesOf,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new MeasureDefinition.Revision(
                        LocalDate.of(2019, 1, 1), null, List.of("EDUCATION"), null, null, null)));
    }

    static Enrolment enrolment(LocalDate exitedOn, String reason, int exitNumber, RegistrationState registration) {
        return enrolment(exitedOn, reason, exitNumber, null, registration);
    }

    static Enrolment enrolment(
            LocalDate exitedOn, String reason, int exitNumber, String statusAtStart, RegistrationState registration) {
        return new Enrolment(
                new UUID(1, 1),
                new UUID(7, 1),
                1,
                "ips-sydhavnen",
                "konsulent1",
                STARTED_ON,
                exitedOn,
                reason,
                exitNumber,
                statusAtStart,
                registration,
                false);
    }

    static Enrolment exited() {
        return enrolment(EXITED_ON, "OTHER", 1, RegistrationState.VALID);
    }

    static Enrolment active() {
        return enrolment(null, null, 0, RegistrationState.VALID);
    }

    static Enrolment exitWithdrawn() {
        return enrolment(null, null, 1, RegistrationState.VALID);
    }

    static Situation situation(LocalDate statusDate, Status... statuses) {
        return Situation.of(List.of(statuses), statusDate, null, Source.PERSON);
    }

    static Situation situation(LocalDate statusDate, BigDecimal hours) {
        return new Situation(EnumSet.of(Status.OTHER), statusDate, hours, Source.PERSON);
    }

    static Outcome recorded(LocalDate statusDate, int exitNumber, Status... statuses) {
        return outcome(Outcome.Kind.RECORDED, situation(statusDate, statuses), exitNumber);
    }

    static Outcome lost(int exitNumber) {
        return lost(DUE_ON, exitNumber);
    }

    static Outcome lost(LocalDate dueOn, int exitNumber) {
        return outcome(Outcome.Kind.LOST, null, dueOn, exitNumber);
    }

    static Outcome withdrawn(int exitNumber) {
        return outcome(Outcome.Kind.WITHDRAWN, null, exitNumber);
    }

    private static Outcome outcome(Outcome.Kind kind, Situation situation, int exitNumber) {
        return outcome(kind, situation, DUE_ON, exitNumber);
    }

    private static Outcome outcome(Outcome.Kind kind, Situation situation, LocalDate dueOn, int exitNumber) {
        return new Outcome(
                new UUID(1, 1), "in-work", 1, kind, situation, null, null, null, dueOn, exitNumber, NOON, "konsulent1");
    }

    static FollowUp followUp(Enrolment enrolment, Measure measure, Outcome latest) {
        return FollowUp.of(facts(enrolment, latest), measure).orElseThrow();
    }

    static EnrolmentFacts facts(Enrolment enrolment, Outcome latest) {
        return new EnrolmentFacts(
                enrolment, Optional.empty(), List.of(), latest == null ? Map.of() : Map.of(latest.measure(), latest));
    }

    static FollowUp exitFollowUp(Outcome latest) {
        return followUp(exited(), measure("EXIT"), latest);
    }

    static CommandContext context(LocalDate today) {
        return new CommandContext("konsulent1", NOON, today);
    }
}
