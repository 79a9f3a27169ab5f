package dk.fodfaeste.outcome.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.outcome.support.SampleReceiver;
import java.time.Instant;
import java.time.LocalDate;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverCertificateTest {
    private static final Instant NOW = Instant.parse("2026-03-15T11:00:00Z");

    private static final SampleReceiver EC = SampleReceiver.ec();
    private static final SampleReceiver RSA = SampleReceiver.rsa(3072);

    private static String fault(String pem) {
        Refusal refused = catchThrowableOfType(Refusal.class, () -> ReceiverCertificate.parse(pem, NOW));
        assertThat(refused).as("a refusal").isNotNull();
        Violation violation = refused.violations().getFirst();
        assertThat(violation.field()).isEqualTo("certificate");
        return refused.status() + ": " + violation.message().english();
    }

    @Test
    void a_certificate_for_encryption_is_accepted() {
        for (SampleReceiver good : new SampleReceiver[] {
            EC,
            EC.usedFor(KeyUsage.keyAgreement),
            RSA,
            RSA.usedFor(KeyUsage.keyEncipherment | KeyUsage.digitalSignature)
        }) {
            ReceiverCertificate certificate = ReceiverCertificate.parse(good.pem(), NOW);
            assertThat(certificate.validTo()).isEqualTo("2027-01-01");
            assertThat(certificate.fingerprint()).matches("[0-9a-f]{64}");
            assertThat(ReceiverCertificate.ofDer(certificate.der())).isEqualTo(certificate);
        }
    }

    @Test
    void a_certificate_for_signatures_only_is_refused() {
        String fault = "422: has a key usage without key encipherment (RSA) or key agreement (EC)";
        assertThat(fault(EC.usedFor(KeyUsage.digitalSignature).pem())).isEqualTo(fault);
        assertThat(fault(EC.usedFor(KeyUsage.keyEncipherment).pem())).isEqualTo(fault);
        assertThat(fault(RSA.usedFor(KeyUsage.keyAgreement).pem())).isEqualTo(fault);
    }

    @Test
    void a_certificate_outside_its_period_is_refused() {
        LocalDate today = LocalDate.of(2026, 3, 15);
        assertThat(fault(EC.valid(today.minusYears(1), today).pem())).isEqualTo("422: expired on 2026-03-15");
        assertThat(fault(EC.valid(today.plusDays(1), today.plusYears(1)).pem()))
                .isEqualTo("422: is not valid before 2026-03-16");
    }

    @Test
    void a_weak_key_is_refused() {
        String fault = "422: must have an RSA key of 3072 bits or more, or an EC key of 256 bits or more";
        assertThat(fault(SampleReceiver.rsa(2048).pem())).isEqualTo(fault);
        assertThat(fault(SampleReceiver.ec("secp224r1").pem())).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"})
    void what_is_no_certificate_is_refused(String text) {
        assertThat(fault(text)).isEqualTo("400: is not exactly one X.509 certificate in PEM");
    }

    @Test
    void two_certificates_and_a_text_that_is_too_long_are_refused() {
        assertThat(fault(EC.pem() + RSA.pem())).isEqualTo("400: is not exactly one X.509 certificate in PEM");
        assertThat(fault("x".repeat(20_001))).isEqualTo("400: is longer than 20000 characters");
    }

    @Test
    void only_the_receiver_can_decrypt_a_file() {
        for (SampleReceiver receiver : new SampleReceiver[] {EC, SampleReceiver.ec("secp384r1"), RSA}) {
            byte[] file = new EncryptingFiles()
                    .encrypt("blåbær".getBytes(UTF_8), ReceiverCertificate.parse(receiver.pem(), NOW));
            assertThat(receiver.decrypt(file)).isEqualTo("blåbær");
            assertThat(new String(file, UTF_8)).doesNotContain("blåbær");
        }
        byte[] file = new EncryptingFiles().encrypt("x".getBytes(UTF_8), ReceiverCertificate.parse(EC.pem(), NOW));
        SampleReceiver other = SampleReceiver.ec();
        assertThatThrownBy(() -> other.decrypt(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_that_was_changed_is_not_decrypted() {
        byte[] file = new EncryptingFiles().encrypt("x".getBytes(UTF_8), ReceiverCertificate.parse(RSA.pem(), NOW));
        file[file.length - 1] ^= 1;
        assertThatThrownBy(() -> RSA.decrypt(file)).isInstanceOf(Exception.class);
    }
}
