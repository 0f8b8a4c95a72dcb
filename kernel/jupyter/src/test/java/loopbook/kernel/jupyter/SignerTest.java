package loopbook.kernel.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final List<byte[]> FRAMES =
            List.of("what do ya ".getBytes(UTF_8), "want for nothing?".getBytes(UTF_8));

    @Test
    void signsAsRfc4231TestCase2Says() {
        Signer signer = new Signer("hmac-sha256", "Jefe");

        assertThat(new String(signer.sign(FRAMES), UTF_8))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void acceptsItsOwnSignatureAndNoOther() {
        Signer signer = new Signer("hmac-sha256", "Jefe");
        byte[] signature = signer.sign(FRAMES);

        assertThat(signer.accepts(signature, FRAMES)).isTrue();
        assertThat(signer.accepts(signature, FRAMES.subList(0, 1))).isFalse();
        assertThat(new Signer("hmac-sha256", "jefe").accepts(signature, FRAMES)).isFalse();
        assertThat(signer.accepts(new byte[0], FRAMES)).isFalse();
    }

    @Test
    void withoutAKeyNothingIsSignedAndAllIsAccepted() {
        Signer signer = new Signer("hmac-sha256", "");

        assertThat(signer.sign(FRAMES)).isEmpty();
        assertThat(signer.accepts("anything".getBytes(UTF_8), FRAMES)).isTrue();
    }

    @Test
    void aSchemeThatTheJdkDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> new Signer("hmac-rot13", "key")).hasMessageContaining("hmac-rot13");
    }
}
