package loopbook.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareSystemTest {
    @Test
    void theShippedFontDrawsHereOrTheReasonIsGiven() {
        assertThat(Fonts.problem()).isEmpty();
        assertThat(Fonts.sans(12, "Cat").getFamily()).isEqualTo("DejaVu Sans");
    }

    /** A Java of its own, since each looks for fonts once. */
    @Test
    void withTheFontNamedByUsJavaDrawsWithNoOtherFont(@TempDir Path folder) throws Exception {
        Path config = BareSystem.unpack(ttf());
        Path program = Files.writeString(
                folder.resolve("Text.java"),
                """
                import java.awt.*;
                import java.awt.image.BufferedImage;
                class Text {
                    public static void main(String[] args) {
                        var g = new BufferedImage(50, 20, BufferedImage.TYPE_INT_RGB).createGraphics();
                        g.drawString("Cat", 2, 15);
                        System.out.print(g.getFont().getFamily() + "/" + g.getFontMetrics().stringWidth("Cat"));
                    }
                }
                """);
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Dsun.awt.fontconfig=" + config,
                        program.toString())
                .redirectErrorStream(true)
                .start();

        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).matches("Dialog/\\d+");
        assertThat(Files.readString(config)).contains("sansserif.bold.default=DejaVu Sans", "filename.DejaVu_Sans=/");
    }

    private static byte[] ttf() throws IOException {
        try (InputStream ttf = Fonts.class.getResourceAsStream("DejaVuSans.ttf")) {
            return Objects.requireNonNull(ttf).readAllBytes();
        }
    }
}
