package loopbook.kernel.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** JShell with our own way to run classes: what it compiles, loads and knows. */
final class Shell implements AutoCloseable {
    /** Held while JShell works; free while a cell's code runs, so that completion can answer. */
    private final ReentrantLock compiler = new ReentrantLock();

    private final CellLoader loader = new CellLoader(Shell.class.getClassLoader());
    private final Control control = new Control(loader, compiler);
    private final JShell jshell;
    private final Places places;
    private final Set<Snippet> kept = new HashSet<>();

    Shell() {
        jshell = JShell.builder()
                .executionEngine(new Provider(control), null)
                .in(InputStream.nullInputStream())
                .out(new PrintStream(OutputStream.nullOutputStream()))
                .err(new PrintStream(OutputStream.nullOutputStream()))
                .build();
        places = new Places(jshell);
        control.analysis(jshell.sourceCodeAnalysis());
    }

    private record Provider(ExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "loopbook";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, java.util.Map<String, String> parameters) {
            return control;
        }
    }

    /** What came of one snippet: JShell's events, the live value or what was thrown, the variables that were lost. */
    record Result(List<SnippetEvent> events, @Nullable Object value, @Nullable Throwable thrown, List<String> lost) {}

    /** Compiles and runs one snippet as a part of this cell. */
    Result eval(Run run, String source) {
        compiler.lock();
        try {
            control.next(run, source);
            List<SnippetEvent> events = jshell.eval(source);
            return new Result(events, control.value(), control.thrown(), control.lost());
        } finally {
            compiler.unlock();
        }
    }

    /** Asks JShell something, while it does nothing else. */
    <T> T ask(java.util.function.Function<JShell, T> question) {
        compiler.lock();
        try {
            return question.apply(jshell);
        } finally {
            compiler.unlock();
        }
    }

    SourceCodeAnalysis analysis() {
        return jshell.sourceCodeAnalysis();
    }

    Places places() {
        return places;
    }

    /** What is declared now stays when the session is reset. */
    void keepFromReset() {
        ask(shell -> kept.addAll(shell.snippets().toList()));
    }

    /** Drops what cells have declared, but for imports; how many variables, methods and classes that were. */
    int reset() {
        return ask(shell -> {
            List<Snippet> dropped = shell.snippets()
                    .filter(s -> s instanceof PersistentSnippet && !(s instanceof ImportSnippet))
                    .filter(s -> shell.status(s).isActive() && !kept.contains(s))
                    .toList();
            dropped.forEach(snippet -> {
                control.forget(analysis().wrapper(snippet).fullClassName());
                shell.drop(snippet);
            });
            return (int) dropped.stream()
                    .filter(s -> !((PersistentSnippet) s).name().startsWith("$"))
                    .count();
        });
    }

    ClassLoader loader() {
        return loader;
    }

    List<Variable> variables() {
        return ask(shell -> shell.variables()
                .filter(v ->
                        shell.status(v) == Snippet.Status.VALID && !v.name().startsWith("$"))
                .map(v -> new Variable(v.name(), v.typeName(), value(v).orElse(null)))
                .toList());
    }

    /** The live value of a variable: the static field of the class that JShell made for it. */
    private Optional<Object> value(VarSnippet variable) {
        String className = analysis().wrapper(variable).fullClassName();
        return control.field(className, variable.name());
    }

    @Override
    public void close() {
        jshell.close();
    }
}
