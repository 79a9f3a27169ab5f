package dk.fodfaeste.outcome.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * Encrypts a file as CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084). The key of the file is encrypted for the receiver by RSAES-OAEP with
 * SHA-256 (RFC 4056), or agreed by ephemeral-static ECDH with a SHA-256 KDF and AES-256 key wrap (RFC 5753).
 */
@ApplicationScoped
class EncryptingFiles {
    /** Not registered with the JVM, so that nothing else uses it. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    /** Returns DER. */
    byte[] encrypt(byte[] file, ReceiverCertificate receiver) {
        try {
            CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(
                    receiver.isEc() ? keyAgreement(receiver.certificate()) : keyTransport(receiver.certificate()));
            OutputAEADEncryptor content =
                    (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                            .setProvider(PROVIDER)
                            .build();
            return generator
                    .generate(new CMSProcessableByteArray(file), content)
                    .getEncoded();
        } catch (GeneralSecurityException | CMSException | IOException failed) {
            throw new IllegalStateException("The file cannot be encrypted", failed);
        }
    }

    private static RecipientInfoGenerator keyTransport(X509Certificate certificate) throws GeneralSecurityException {
        var oaep = new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
        return new JceKeyTransRecipientInfoGenerator(
                        certificate,
                        new JcaAlgorithmParametersConverter()
                                .getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, oaep))
                .setProvider(PROVIDER);
    }

    private static RecipientInfoGenerator keyAgreement(X509Certificate certificate) throws GeneralSecurityException {
        // Read by this provider, the key has the name of its curve, which the file then has in place of all parameters.
        ECPublicKey receiver = (ECPublicKey) KeyFactory.getInstance("EC", PROVIDER)
                .generatePublic(
                        new X509EncodedKeySpec(certificate.getPublicKey().getEncoded()));
        KeyPairGenerator ephemeral = KeyPairGenerator.getInstance("EC", PROVIDER);
        ephemeral.initialize(receiver.getParams());
        KeyPair pair = ephemeral.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF, pair.getPrivate(), pair.getPublic(), CMSAlgorithm.AES256_WRAP)
                .addRecipient(certificate)
                .setProvider(PROVIDER);
    }
}
