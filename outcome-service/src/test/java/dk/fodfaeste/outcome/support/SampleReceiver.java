package dk.fodfaeste.outcome.support;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.test.TestStack;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** A register with a key and a certificate that it signed itself. */
public final class SampleReceiver {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final KeyPair keys;
    private final LocalDate from;
    private final LocalDate to;
    private final Integer usage;
    private final String name = "Register " + UUID.randomUUID().toString().replaceAll("[0-9]", "x");
    private String receiverId;

    private SampleReceiver(KeyPair keys, LocalDate from, LocalDate to, Integer usage) {
        this.keys = keys;
        this.from = from;
        this.to = to;
        this.usage = usage;
    }

    /** With the curve P-256, valid from 2026-01-01 until 2027-01-01. */
    public static SampleReceiver ec() {
        return ec("secp256r1");
    }

    public static SampleReceiver ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec(curve));
            return of(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Valid from 2026-01-01 until 2027-01-01. */
    public static SampleReceiver rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return of(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SampleReceiver of(KeyPair keys) {
        return new SampleReceiver(keys, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), null);
    }

    public SampleReceiver valid(LocalDate first, LocalDate last) {
        return new SampleReceiver(keys, first, last, usage);
    }

    /** @param bits of {@link KeyUsage} */
    public SampleReceiver usedFor(int bits) {
        return new SampleReceiver(keys, from, to, bits);
    }

    public String name() {
        return name;
    }

    /** The certificate. */
    public String pem() {
        try {
            X500Name subject = new X500Name("CN=Register");
            var builder = new JcaX509v3CertificateBuilder(
                    subject, BigInteger.ONE, date(from), date(to), subject, keys.getPublic());
            if (usage != null) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            String algorithm = keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            X509CertificateHolder certificate = builder.build(
                    new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(keys.getPrivate()));
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (java.io.IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static String pem(String type, byte[] encoded) throws java.io.IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, encoded));
        }
        return text.toString();
    }

    /** Registers it once, as an administrator, and returns its id. */
    public String register() {
        if (receiverId == null) {
            receiverId = given().auth()
                    .oauth2(TestStack.token("admin"))
                    .contentType("application/json")
                    .body(Map.of("name", name, "certificate", pem()))
                    .post("/api/v1/register-receivers")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("receiverId");
        }
        return receiverId;
    }

    /** Makes a batch of what was due in the year before {@link TestClock#TODAY}, as a lead, and returns its id. */
    public String batchOf(String initiative) {
        return given().auth()
                .oauth2(TestStack.token("lead"))
                .contentType("application/json")
                .body(Map.of(
                        "initiative",
                        initiative,
                        "dueFrom",
                        TestClock.TODAY.minusMonths(11).toString(),
                        "dueTo",
                        TestClock.TODAY.toString(),
                        "purpose",
                        "follow-up",
                        "receiverId",
                        register()))
                .post("/api/v1/register-batches")
                .then()
                .statusCode(201)
                .extract()
                .path("batchId");
    }

    /** Decrypts a file with the private key. */
    public String decrypt(byte[] cms) {
        try {
            Recipient recipient = keys.getPrivate().getAlgorithm().equals("RSA")
                    ? new JceKeyTransAuthEnvelopedRecipient(keys.getPrivate()).setProvider(PROVIDER)
                    : new JceKeyAgreeAuthEnvelopedRecipient(keys.getPrivate()).setProvider(PROVIDER);
            var recipients = new CMSAuthEnvelopedData(cms).getRecipientInfos().getRecipients();
            return new String(recipients.iterator().next().getContent(recipient), UTF_8);
        } catch (CMSException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
