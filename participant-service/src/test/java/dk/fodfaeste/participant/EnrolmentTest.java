package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.kit.sealing.TestKeys;
import dk.fodfaeste.participant.EnrolmentEvent.StartCorrected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
    private static final Keyring KEYRING = TestKeys.fresh();
    private static final LocalDate START = LocalDate.of(2024, 1, 10);

    private final Enrolment enrolment = enrolment();

    @Test
    void it_is_active_through_the_day_of_its_exit() {
        enrolment.exit(START.plusDays(5), ExitReason.GOT_JOB);

        assertThat(enrolment.state(START.plusDays(4))).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(enrolment.state(START.plusDays(5))).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(enrolment.state(START.plusDays(6))).isEqualTo(EnrolmentState.EXITED);
    }

    @Test
    void an_exit_on_the_first_day_is_one_day_long() {
        enrolment.exit(START, ExitReason.NO_SHOW);
        assertThat(enrolment.state(START.plusDays(1))).isEqualTo(EnrolmentState.EXITED);
    }

    @Test
    void an_exit_before_the_start_is_refused() {
        assertRefused("exitedOn", () -> enrolment.exit(START.minusDays(1), ExitReason.OTHER));
        assertThat(enrolment.exitNumber()).isZero();
    }

    @Test
    void a_second_exit_needs_a_correction_or_a_withdrawal() {
        enrolment.exit(START, ExitReason.OTHER);
        assertRefused("exitedOn", () -> enrolment.exit(START, ExitReason.OTHER));
    }

    @Test
    void without_an_exit_a_correction_or_a_withdrawal_is_refused() {
        assertRefused("exitedOn", () -> enrolment.correctExit(START, ExitReason.OTHER, "slip", OtherPeriods.NONE));
        assertRefused("exitedOn", () -> enrolment.withdrawExit("slip", OtherPeriods.NONE));
    }

    @Test
    void a_correction_keeps_the_exit_number_and_an_exit_after_a_withdrawal_raises_it() {
        enrolment.exit(START.plusDays(1), ExitReason.OTHER);
        assertThat(enrolment.exitNumber()).isEqualTo(1);
        enrolment.correctExit(START.plusDays(2), ExitReason.ILLNESS, "slip", OtherPeriods.NONE);
        assertThat(enrolment.exitNumber()).isEqualTo(1);
        enrolment.withdrawExit("stayed", OtherPeriods.NONE);
        assertThat(enrolment.exitNumber()).isEqualTo(1);
        assertThat(enrolment.exitedOn()).isNull();
        assertThat(enrolment.exitReason()).isNull();
        enrolment.exit(START.plusDays(3), ExitReason.OTHER);
        assertThat(enrolment.exitNumber()).isEqualTo(2);
    }

    @Property
    void the_exit_number_is_the_number_of_exits(@ForAll @IntRange(min = 1, max = 20) int exits) {
        Enrolment fresh = enrolment();
        for (int i = 1; i <= exits; i++) {
            fresh.exit(START.plusDays(i), ExitReason.OTHER);
            assertThat(fresh.exitNumber()).isEqualTo(i);
            fresh.withdrawExit("stayed", OtherPeriods.NONE);
        }
    }

    @Test
    void a_start_after_the_exit_is_refused() {
        enrolment.exit(START.plusDays(5), ExitReason.OTHER);
        assertRefused(
                "startedOn",
                () -> enrolment.correctStart(new StartCorrected(START.plusDays(6), null, "slip"), OtherPeriods.NONE));
        enrolment.correctStart(new StartCorrected(START.plusDays(5), null, "slip"), OtherPeriods.NONE);
        assertThat(enrolment.startedOn()).isEqualTo(START.plusDays(5));
    }

    @Test
    void a_longer_period_must_not_overlap_another_one() {
        OtherPeriods later = new OtherPeriods(List.of(new DateRange(START.plusDays(10), null)));
        OtherPeriods earlier = new OtherPeriods(List.of(new DateRange(START.minusDays(10), START.minusDays(5))));
        enrolment.exit(START.plusDays(5), ExitReason.OTHER);

        assertRefused("exitedOn", () -> enrolment.correctExit(START.plusDays(11), ExitReason.OTHER, "slip", later));
        enrolment.correctExit(START.plusDays(10), ExitReason.OTHER, "slip", later);
        assertRefused("exitedOn", () -> enrolment.withdrawExit("slip", later));
        assertRefused(
                "startedOn",
                () -> enrolment.correctStart(new StartCorrected(START.minusDays(6), null, "slip"), earlier));
        enrolment.correctStart(new StartCorrected(START.minusDays(5), null, "slip"), earlier);
    }

    @Test
    void implausible_dates_are_refused() {
        LocalDate slip = LocalDate.of(202, 1, 1);
        assertRefused(
                "startedOn", () -> enrolment.correctStart(new StartCorrected(slip, null, "slip"), OtherPeriods.NONE));
        assertRefused("exitedOn", () -> enrolment.exit(LocalDate.of(2200, 1, 1), ExitReason.OTHER));
        enrolment.exit(LocalDate.of(2199, 12, 31), ExitReason.OTHER);
        assertRefused(
                "exitedOn",
                () -> enrolment.correctExit(LocalDate.of(2200, 1, 1), ExitReason.OTHER, "slip", OtherPeriods.NONE));
    }

    @Test
    void a_wrongly_registered_enrolment_does_not_change() {
        enrolment.exit(START, ExitReason.OTHER);
        enrolment.markWronglyRegistered("another person was meant");

        assertThat(enrolment.state(START)).isEqualTo(EnrolmentState.WRONGLY_REGISTERED);
        assertThat(enrolment.exitedOn()).as("the facts stay").isEqualTo(START);
        assertRefused("state", () -> enrolment.markWronglyRegistered("again"));
        assertRefused("state", () -> enrolment.exit(START, ExitReason.OTHER));
        assertRefused("state", () -> enrolment.correctExit(START, ExitReason.OTHER, "slip", OtherPeriods.NONE));
        assertRefused("state", () -> enrolment.withdrawExit("slip", OtherPeriods.NONE));
        assertRefused(
                "state", () -> enrolment.correctStart(new StartCorrected(START, null, "slip"), OtherPeriods.NONE));
        assertRefused("state", () -> enrolment.reassign("konsulent2", null));
    }

    @Test
    void a_registration_with_a_known_exit_may_lie_before_another_period() {
        OtherPeriods later = new OtherPeriods(List.of(new DateRange(START.plusDays(10), null)));
        assertRefused("startedOn", () -> enrolment(null, later));
        assertRefused("startedOn", () -> enrolment(START.plusDays(11), later));
        assertRefused("exitedOn", () -> enrolment(START.minusDays(1), later));
        assertThat(enrolment(START.plusDays(10), later).exitedOn())
                .as("the exit comes after")
                .isNull();
    }

    @Test
    void a_version_knows_the_user_and_the_event_that_made_it() {
        var exited = enrolment.exit(START, ExitReason.OTHER);
        enrolment.recorded(Instant.EPOCH);
        EnrolmentVersion version = new EnrolmentVersion(enrolment, exited, "konsulent1");

        assertThat(version.wasMadeBy("konsulent1", new EnrolmentEvent.Exited(START, ExitReason.OTHER)))
                .isTrue();
        assertThat(version.wasMadeBy("konsulent2", exited)).isFalse();
        assertThat(version.wasMadeBy("konsulent1", new EnrolmentEvent.Exited(START, ExitReason.GOT_JOB)))
                .isFalse();
        assertThat(version.wasMadeBy("konsulent1", new EnrolmentEvent.ExitCorrected(START, ExitReason.OTHER, "slip")))
                .isFalse();
    }

    private static Enrolment enrolment() {
        return enrolment(null, OtherPeriods.NONE);
    }

    private static Enrolment enrolment(LocalDate knownExit, OtherPeriods others) {
        PersonName name = new PersonName("Attrap");
        return Enrolment.register(
                UUID.randomUUID(),
                new Participant(UUID.randomUUID(), Cpr.ofDigits("6107701234"), name, null, KEYRING, KEYRING),
                name,
                new Registration("SAG-1", "ips", "konsulent1", START, null),
                new CaseNumbers.Hashes("of SAG-1", "of sag-1"),
                knownExit,
                others);
    }

    private static void assertRefused(String field, ThrowingCallable verb) {
        Refusal refusal = catchThrowableOfType(Refusal.class, verb);
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.violations()).extracting("field").containsExactly(field);
    }
}
