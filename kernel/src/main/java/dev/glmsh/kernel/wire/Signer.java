package dev.glmsh.kernel.wire;

import dev.glmsh.GlmshException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages, so that only those who know the key are listened to. Thread-safe. */
final class Signer {
    private static final String PREFIX = "hmac-";

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> macs;

    private Signer(SecretKeySpec key, Mac example) {
        this.key = key;
        this.macs = ThreadLocal.withInitial(() -> fresh(example.getAlgorithm()));
    }

    /**
     * A signer.
     *
     * @param scheme such as {@code hmac-sha256}
     * @throws GlmshException if Java has no such algorithm
     */
    static Signer of(String scheme, String key) {
        String algorithm =
                "Hmac" + scheme.substring(PREFIX.length()).replace("-", "").toUpperCase(Locale.ROOT);
        try {
            SecretKeySpec spec = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm);
            return new Signer(spec, Mac.getInstance(algorithm));
        } catch (GeneralSecurityException e) {
            throw new GlmshException("the connection file asks for signatures by " + scheme, "use hmac-sha256", e);
        }
    }

    private Mac fresh(String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e instanceof InvalidKeyException ? "the key is empty" : algorithm, e);
        }
    }

    /** The signature of the parts, in hexadecimal ASCII. */
    byte[] sign(List<byte[]> parts) {
        Mac mac = macs.get();
        parts.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether that is the signature of the parts; takes as long for a wrong one as for the right one. */
    boolean verify(List<byte[]> parts, byte[] signature) {
        return MessageDigest.isEqual(sign(parts), signature);
    }
}
