package loopbook.kernel.jupyter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs the four JSON frames of a message and checks the signature of others, in constant time. */
final class Signer {
    private static final byte[] NONE = new byte[0];

    /** Cloned for each message, so that any thread may sign; null where the key is empty. */
    private final @Nullable Mac prototype;

    Signer(String scheme, String key) {
        prototype = key.isEmpty() ? null : mac(scheme, key);
    }

    private static Mac mac(String scheme, String key) {
        String algorithm = scheme.toLowerCase(Locale.ROOT).replaceFirst("^hmac-", "Hmac");
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac;
        } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException(
                    "The connection file asks for the signature scheme " + scheme + ", which this JDK does not have",
                    unknown);
        }
    }

    /** The signature as it stands in its frame: hexadecimal digits, or nothing without a key. */
    byte[] sign(List<byte[]> frames) {
        if (prototype == null) {
            return NONE;
        }
        Mac mac = copy(prototype);
        frames.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    boolean accepts(byte[] signature, List<byte[]> frames) {
        return prototype == null || MessageDigest.isEqual(sign(frames), signature);
    }

    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException odd) {
            throw new IllegalStateException("The JDK's " + mac.getAlgorithm() + " cannot be cloned", odd);
        }
    }
}
