package loopbook.kernel.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/** The comments that document what cells use: those that JShell finds, those of libraries with sources, those of cells. */
final class Docs {
    private final TypeIndex types;
    /** By the name that is declared, the last of each. */
    private final Map<String, List<Commented>> ofCells = new ConcurrentHashMap<>();

    private final ParameterNames parameters = new ParameterNames();

    Docs(TypeIndex types) {
        this.types = types;
    }

    ParameterNames parameters() {
        return parameters;
    }

    /** Remembers the comments of a cell that ran. */
    void read(String code) {
        if (code.contains("/**") || code.contains("///")) {
            for (Commented declaration : Commented.in(code)) {
                declaration.name().ifPresent(name -> ofCells.put(name, List.of(declaration)));
            }
        }
    }

    /** Puts signatures and the first comment that there is together. */
    Documentation of(List<SourceCodeAnalysis.Documentation> found, SourceTexts sources) {
        List<String> signatures = found.stream()
                .map(SourceCodeAnalysis.Documentation::signature)
                .map(View::asWritten)
                .distinct()
                .toList();
        String comment = found.stream()
                .map(SourceCodeAnalysis.Documentation::javadoc)
                .filter(doc -> doc != null && !doc.isBlank())
                .findFirst()
                .or(() -> signatures.stream()
                        .flatMap(s -> comment(Signature.of(s), sources).stream())
                        .findFirst())
                .orElse("");
        return Documentation.of(String.join("\n", signatures), comment);
    }

    private Optional<String> comment(Signature wanted, SourceTexts sources) {
        List<String> declaring = declaring(wanted).toList();
        if (declaring.isEmpty()) {
            return Commented.find(ofCells.getOrDefault(wanted.name(), List.of()), wanted);
        }
        return declaring.stream()
                .flatMap(type -> sources.of(type).stream())
                .flatMap(source -> Commented.find(Commented.in(source), wanted).stream())
                .findFirst();
    }

    /** The qualified names of the types that a signature can be about. */
    private Stream<String> declaring(Signature wanted) {
        if (wanted.qualified()) {
            String all = wanted.owner();
            String outermost = wanted.outermost();
            return Stream.of(all.substring(0, all.indexOf(outermost) + outermost.length()));
        }
        return types.named(wanted.outermost());
    }
}
