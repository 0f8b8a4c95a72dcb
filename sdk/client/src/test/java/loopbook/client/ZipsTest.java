package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loopbook.errors.Interrupted;
import loopbook.errors.UnreadableAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export in a zip file is unpacked whole and as it was packed, or not at all. */
class ZipsTest {
    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void yesterday() throws Exception {
        out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("a.json"), "yesterday");
    }

    /** Files of these names, with their names as their contents; stored, so that bytes can be changed. */
    private Path zip(String... names) throws IOException {
        Path zip = folder.resolve("export.zip");
        try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                byte[] content = ("this is " + name).getBytes(StandardCharsets.UTF_8);
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                packed.putNextEntry(entry);
                packed.write(content);
            }
        }
        return zip;
    }

    private static void replace(Path zip, String from, String to) throws IOException {
        String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
        Files.writeString(zip, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
    }

    private void assertUntouched() {
        assertThat(out.resolve("a.json")).hasContent("yesterday");
        assertThat(out.toFile().list()).containsExactly("a.json");
    }

    @Test
    void whatIsWholeTakesThePlaceOfWhatWasThere() throws Exception {
        assertThat(Zips.unpack(zip("a.json", "cats/b.json"), out))
                .containsExactly(out.resolve("a.json"), out.resolve("cats/b.json"));

        assertThat(out.resolve("a.json")).hasContent("this is a.json");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("a.json", "cats");
    }

    @Test
    void anEntryWithAnotherChecksumSpoilsTheWhole() throws Exception {
        Path zip = zip("a.json", "b.json");
        replace(zip, "this is b.json", "that is b.json");

        assertThatThrownBy(() -> Zips.unpack(zip, out))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("b.json does not have the checksum");
        assertUntouched();
    }

    @Test
    void twoEntriesOfOneNameDoNotOverwriteEachOther() throws Exception {
        Path zip = zip("a.json", "b.json");
        replace(zip, "b.json", "a.json");

        assertThatThrownBy(() -> Zips.unpack(zip, out))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("a.json twice");
        assertUntouched();
    }

    @Test
    void aTruncatedFileIsNotUnpacked() throws Exception {
        Path zip = zip("a.json");
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length - 30));

        assertThatThrownBy(() -> Zips.unpack(zip, out)).isInstanceOf(UnreadableAnswer.class);
        assertUntouched();
    }

    @Test
    void whoeverPressedStopGetsNothing() throws Exception {
        Path zip = zip("a.json");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Zips.unpack(zip, out)).isInstanceOf(Interrupted.class);
        assertThatThrownBy(() -> Zips.pack(out.resolve("a.json"), "a.json", folder.resolve("packed.zip")))
                .isInstanceOf(Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertUntouched();
    }
}
