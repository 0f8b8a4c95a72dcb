package loopbook.kernel.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The names of parameters as sources have them: of the JDK where its {@code src.zip} is, of libraries as {@link SourceTexts}
 * finds them. The last sources that were read are kept.
 */
final class ParameterNames {
    private static final int MOST = 64;
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern METHOD =
            Pattern.compile("\\b(\\w+)\\s*\\(([^(){};=\"]+(?:\\([^()]*\\)[^(){};=\"]*)*)\\)\\s*(?:throws[^{};]*)?[{;]");

    private final Map<String, List<Declared>> read = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Declared>> eldest) {
            return size() > MOST;
        }
    };

    private @Nullable ZipFile jdk;
    private boolean sought;

    /** A method of a source. */
    private record Declared(String name, List<String> types, List<String> parameters) {}

    /** Of the first method with this name whose parameters have these simple types; {@code type} is an outermost one. */
    synchronized Optional<List<String>> of(
            SourceTexts sources, String module, String type, String method, List<String> types) {
        List<Declared> declared = read.get(type);
        if (declared == null) {
            declared =
                    source(sources, module, type).map(ParameterNames::methods).orElse(List.of());
            read.put(type, declared);
        }
        return declared.stream()
                .filter(each -> each.name().equals(method) && each.types().equals(types))
                .findFirst()
                .map(Declared::parameters);
    }

    private Optional<String> source(SourceTexts sources, String module, String type) {
        return module.startsWith("java.") || module.startsWith("jdk.") ? ofJdk(module, type) : sources.of(type);
    }

    private Optional<String> ofJdk(String module, String type) {
        try {
            if (!sought) {
                sought = true;
                Path file = Path.of(System.getProperty("java.home"), "lib", "src.zip");
                jdk = file.toFile().isFile() ? new ZipFile(file.toFile()) : null;
            }
            ZipEntry entry = jdk == null ? null : jdk.getEntry(module + "/" + type.replace('.', '/') + ".java");
            return jdk == null || entry == null
                    ? Optional.empty()
                    : Optional.of(new String(jdk.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            System.getLogger(ParameterNames.class.getName())
                    .log(System.Logger.Level.DEBUG, "The source of " + type + " cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private static List<Declared> methods(String source) {
        List<Declared> found = new ArrayList<>();
        Matcher method = METHOD.matcher(COMMENT.matcher(source).replaceAll(" "));
        while (method.find()) {
            List<String> names = Stream.of(Signature.erased(method.group(2)).split(","))
                    .map(String::strip)
                    .map(parameter ->
                            parameter.substring(Math.max(parameter.lastIndexOf(' '), parameter.lastIndexOf('\n')) + 1))
                    .toList();
            found.add(new Declared(method.group(1), Signature.types(method.group(2)), names));
        }
        return found;
    }
}
