package loopbook.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Linux without fonts, or without fontconfig, where Java has to be told of a font before it looks for one. */
final class BareSystem {
    private static final String PROPERTY = "sun.awt.fontconfig";
    private static final List<String> FONTS =
            List.of("/usr/share/fonts", "/usr/local/share/fonts", "/usr/X11R6/lib/X11/fonts");
    private static final List<String> LIBRARIES = List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib");
    private static final List<String> FAMILIES = List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

    private BareSystem() {}

    /** Names this font to Java, if this is such a system and nobody has done so. */
    static void offer(byte[] ttf) throws IOException {
        if (isLinux() && System.getProperty(PROPERTY) == null && (!hasFonts() || !hasFontconfig())) {
            System.setProperty(PROPERTY, unpack(ttf).toString());
        }
    }

    /** Writes the font, and the file that names it, to a temporary folder that goes when Java ends. */
    static Path unpack(byte[] ttf) throws IOException {
        Path folder = Files.createTempDirectory("loopbook-font");
        Path font = Files.write(folder.resolve("DejaVuSans.ttf"), ttf);
        Path config = Files.writeString(folder.resolve("fontconfig.properties"), configuration(font));
        // Deleted in the opposite order: the folder last.
        folder.toFile().deleteOnExit();
        font.toFile().deleteOnExit();
        config.toFile().deleteOnExit();
        return config;
    }

    private static String configuration(Path font) {
        StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=default\n");
        for (String family : FAMILIES) {
            for (String style : STYLES) {
                text.append(family).append('.').append(style).append(".default=DejaVu Sans\n");
            }
        }
        return text.append("filename.DejaVu_Sans=").append(font).append('\n').toString();
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static boolean hasFonts() {
        String home = System.getProperty("user.home", "/");
        return Stream.concat(FONTS.stream(), Stream.of(home + "/.fonts", home + "/.local/share/fonts"))
                .anyMatch(folder -> contains(Path.of(folder), 6, "\\.(ttf|otf|ttc|pfb|pfa)$"));
    }

    private static boolean hasFontconfig() {
        // A second level holds Debian's folders by architecture.
        return LIBRARIES.stream().anyMatch(folder -> contains(Path.of(folder), 2, "^libfontconfig\\.so"));
    }

    private static boolean contains(Path folder, int depth, String name) {
        Pattern pattern = Pattern.compile(name);
        try (Stream<Path> files = Files.find(folder, depth, (path, is) -> found(pattern, path))) {
            return files.findAny().isPresent();
        } catch (IOException | UncheckedIOException unreadable) {
            // A folder that is not there, or closed to us, offers nothing to Java either.
            return false;
        }
    }

    private static boolean found(Pattern pattern, Path path) {
        Path name = path.getFileName();
        return name != null
                && pattern.matcher(name.toString().toLowerCase(Locale.ROOT)).find();
    }
}
