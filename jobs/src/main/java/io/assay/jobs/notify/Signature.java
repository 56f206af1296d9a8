package io.assay.jobs.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as the Standard Webhooks specification says (version 1, symmetric): HMAC-SHA256 over identifier, time and
 * body with dots between them, in Base64 after {@code v1,}.
 *
 * @param key a text, or, after {@code whsec_}, bytes in Base64
 */
record Signature(String key) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    Signature {
        if (bytes(key).length == 0) {
            throw new IllegalArgumentException("The key is empty");
        }
    }

    String of(String id, long epochSeconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(key), ALGORITHM));
            byte[] signed = mac.doFinal((id + "." + epochSeconds + "." + body).getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Cannot sign: every JDK has " + ALGORITHM, missing);
        }
    }

    private static byte[] bytes(String key) {
        return key.startsWith(ENCODED)
                ? Base64.getDecoder().decode(key.substring(ENCODED.length()))
                : key.getBytes(UTF_8);
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "Signature";
    }
}
