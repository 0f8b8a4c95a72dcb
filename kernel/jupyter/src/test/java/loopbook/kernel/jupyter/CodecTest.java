package loopbook.kernel.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {
    private final Codec codec = new Codec(new Signer("hmac-sha256", "key"));
    private final List<byte[]> frames = codec.write(
            List.of("someone".getBytes(UTF_8)),
            "kernel_info_request",
            Json.object().put("msg_id", "p"),
            Json.object().put("m", 1),
            Json.object().put("c", "\u00e9 \ud83d\ude00"));

    @Test
    void whatIsWrittenIsRead() throws BadMessage {
        List<byte[]> withBuffer = new ArrayList<>(frames);
        withBuffer.add(new byte[] {1, 2});

        Message message = codec.read(withBuffer);

        assertThat(message.identities()).containsExactly("someone".getBytes(UTF_8));
        assertThat(message.type()).isEqualTo("kernel_info_request");
        assertThat(message.replyType()).isEqualTo("kernel_info_reply");
        assertThat(message.parent().path("msg_id").asString()).isEqualTo("p");
        assertThat(message.metadata().path("m").asInt()).isEqualTo(1);
        assertThat(message.content().path("c").asString()).isEqualTo("\u00e9 \ud83d\ude00");
        assertThat(message.buffers()).containsExactly(new byte[] {1, 2});
    }

    @Test
    void everyMessageHasAnIdOfItsOwn() throws BadMessage {
        List<byte[]> other = codec.write(List.of(), "status", Json.object(), Json.object(), Json.object());

        assertThat(codec.read(other).id()).isNotEqualTo(codec.read(frames).id());
    }

    @Test
    void aChangedContentIsRefused() {
        List<byte[]> changed = new ArrayList<>(frames);
        changed.set(changed.size() - 1, "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> codec.read(changed))
                .isInstanceOf(BadMessage.class)
                .hasMessageContaining("signature");
    }

    @Test
    void brokenFramesAreRefused() {
        assertThatThrownBy(() -> codec.read(List.of())).isInstanceOf(BadMessage.class);
        assertThatThrownBy(() -> codec.read(List.of("x".getBytes(UTF_8)))).isInstanceOf(BadMessage.class);
        assertThatThrownBy(() -> codec.read(frames.subList(0, 4))).hasMessageContaining("4 frames");
    }

    @Test
    void signedNonsenseIsRefused() {
        Codec open = new Codec(new Signer("hmac-sha256", ""));
        List<byte[]> nonsense = new ArrayList<>(frames);
        nonsense.set(frames.size() - 1, "[1, 2".getBytes(UTF_8));
        List<byte[]> list = new ArrayList<>(frames);
        list.set(frames.size() - 1, "[1, 2]".getBytes(UTF_8));

        assertThatThrownBy(() -> open.read(nonsense)).hasMessageContaining("content");
        assertThatThrownBy(() -> open.read(list)).hasMessageContaining("no JSON object");
    }

    @Test
    void aHundredMegabytesAreRead() throws BadMessage {
        String big = "x".repeat(100_000_000);

        Message message = codec.read(codec.write(
                List.of(),
                "execute_request",
                Json.object(),
                Json.object(),
                Json.object().put("code", big)));

        assertThat(message.content().path("code").asString()).hasSize(big.length());
    }
}
