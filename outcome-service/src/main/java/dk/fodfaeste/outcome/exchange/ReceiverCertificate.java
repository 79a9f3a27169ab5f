package dk.fodfaeste.outcome.exchange;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.time.Clocks;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The X.509 certificate of a receiver. Its key is RSA of 3072 bits or more, or EC of 256 bits or more; the least sizes of BSI TR-02102-1 (2024-01) are
 * 3000 and 250 bits. Its key usage, where the certificate has one, permits key encipherment (RSA) or key agreement (EC): RFC 5280, section 4.2.1.3.
 */
record ReceiverCertificate(X509Certificate certificate) {
    static final String FIELD = "certificate";

    private static final int MAX_LENGTH = 20_000;
    private static final int MIN_RSA_BITS = 3072;
    private static final int MIN_EC_BITS = 256;

    /** Places in the key usage: RFC 5280, section 4.2.1.3. */
    private static final int KEY_ENCIPHERMENT = 2;

    private static final int KEY_AGREEMENT = 4;

    /** @throws Refusal 400 if the text is not exactly one certificate in PEM, 422 if it cannot be used at that time */
    static ReceiverCertificate parse(String pem, Instant now) {
        if (pem.length() > MAX_LENGTH) {
            throw Refusal.malformed(FIELD, message("tooLong", MAX_LENGTH));
        }
        ReceiverCertificate parsed = new ReceiverCertificate(read(pem.getBytes(StandardCharsets.US_ASCII)));
        Message fault = parsed.fault(now);
        if (fault != null) {
            throw Refusal.rule(FIELD, fault);
        }
        return parsed;
    }

    /** Reads what {@link #der} wrote. */
    static ReceiverCertificate ofDer(byte[] der) {
        return new ReceiverCertificate(read(der));
    }

    private static X509Certificate read(byte[] encoded) {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(encoded));
            if (all.size() == 1 && all.iterator().next() instanceof X509Certificate one) {
                return one;
            }
        } catch (CertificateException unreadable) {
            throw Refusal.malformed(FIELD, message("notACertificate"));
        }
        throw Refusal.malformed(FIELD, message("notACertificate"));
    }

    private Message fault(Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return message("certificateExpired", validTo());
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return message(
                    "certificateNotYetValid", day(certificate.getNotBefore().toInstant()));
        }
        boolean strong = switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= MIN_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= MIN_EC_BITS;
            default -> false;
        };
        if (!strong) {
            return message("weakCertificate", MIN_RSA_BITS, MIN_EC_BITS);
        }
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[isEc() ? KEY_AGREEMENT : KEY_ENCIPHERMENT]
                ? null
                : message("certificateForOtherUse");
    }

    boolean isEc() {
        return certificate.getPublicKey() instanceof ECPublicKey;
    }

    boolean isExpired(Instant now) {
        return now.isAfter(certificate.getNotAfter().toInstant());
    }

    LocalDate validTo() {
        return day(certificate.getNotAfter().toInstant());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Clocks.COPENHAGEN);
    }

    byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateException impossible) {
            throw new IllegalStateException("A certificate that was read cannot be written", impossible);
        }
    }

    /** SHA-256 in hexadecimal digits, as {@code openssl x509 -fingerprint -sha256} prints it without colons, in small letters. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
