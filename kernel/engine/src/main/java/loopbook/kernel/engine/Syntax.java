package loopbook.kernel.engine;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds snippets that do not parse, before anything runs: all of a cell in one run of the compiler's parser. JShell's
 * own quick look lets {@code int 2bad;} pass.
 */
final class Syntax {
    private static final Set<String> HARMLESS = Set.of("compiler.err.not.stmt");

    private Syntax() {}

    /** Which of the sources, by their place in the list, are not Java. */
    static Set<Integer> broken(List<String> sources) {
        Set<Integer> suspects = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            if (!sources.get(i).startsWith("import")) {
                suspects.add(i);
            }
        }
        Set<Integer> left = broken(sources, suspects, "class $ { { ", "\n; } }");
        return left.isEmpty() ? left : broken(sources, left, "class $ { ", "\n}");
    }

    private static Set<Integer> broken(List<String> sources, Set<Integer> which, String before, String after) {
        List<Unit> units = new ArrayList<>();
        which.forEach(i -> units.add(new Unit(i, before + sources.get(i) + after)));
        Set<Integer> broken = new HashSet<>();
        if (units.isEmpty()) {
            return broken;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(
                null, null, diagnostic -> note(diagnostic, broken), List.of("-proc:none"), null, units);
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException("Parsing a cell failed", e);
        }
        return broken;
    }

    private static void note(Diagnostic<? extends JavaFileObject> diagnostic, Set<Integer> broken) {
        boolean error = diagnostic.getKind() == Diagnostic.Kind.ERROR && !HARMLESS.contains(diagnostic.getCode());
        if (error && diagnostic.getSource() instanceof Unit unit) {
            broken.add(unit.place);
        }
    }

    private static final class Unit extends SimpleJavaFileObject {
        private final int place;
        private final String text;

        Unit(int place, String text) {
            super(URI.create("cell:///" + place + "/$.java"), Kind.SOURCE);
            this.place = place;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
