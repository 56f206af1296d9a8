package io.assay.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String PUBLISHED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    /** The example of the specification's reference libraries. */
    @Test
    void isWhatReceiversCompute() {
        Signature signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        String signed = signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}");

        assertThat(signed).isEqualTo(PUBLISHED);
        assertThat(signature).hasToString("Signature");
    }

    @Test
    void aKeyMayBeAText() {
        // printf 'id.1.{}' | openssl dgst -sha256 -hmac secret -binary | base64
        assertThat(new Signature("secret").of("id", 1, "{}"))
                .isEqualTo("v1,490pAcC1LQ1k1cOcmH0da199+A88OKCj0Io4WnJlp68=");
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> new Signature("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Signature("whsec_")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Signature("whsec_%")).isInstanceOf(IllegalArgumentException.class);
    }
}
