package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loopbook.kernel.display.Renderers;
import org.jspecify.annotations.Nullable;

/**
 * How an engine starts. Immutable: each method returns a changed copy.
 *
 * @param imports   what stands between the word and the semicolon of an import line: {@code java.util.*}, {@code static a.B.*}
 * @param startup   code that is run once before the first cell
 * @param warmUp    code that is run for nothing but what it loads, if no cell comes meanwhile
 * @param classIndex where it is kept from process to process which classes the jars of the class path hold; null for nowhere
 * @param magics    the commands that cells may use
 * @param renderers how values are shown
 * @param output    where the output of the startup goes, and of {@link Engine#run(String)}
 * @param input     where {@code System.in} reads from in {@link Engine#run(String)}
 * @param names     completes what stands inside strings
 */
public record EngineOptions(
        List<String> imports,
        String startup,
        String warmUp,
        @Nullable Path classIndex,
        List<Magic> magics,
        Renderers renderers,
        OutputSink output,
        Input input,
        Names names) {
    static EngineOptions defaults() {
        return new EngineOptions(
                List.of(),
                "",
                "1 + 1",
                null,
                List.of(),
                new Renderers(),
                new ConsoleSink(),
                Input.none(),
                Names.none());
    }

    /** Adds imports: {@code java.util.*}, {@code static a.B.*}. */
    public EngineOptions imports(String... more) {
        List<String> all = Stream.concat(imports.stream(), Stream.of(more)).toList();
        return new EngineOptions(all, startup, warmUp, classIndex, magics, renderers, output, input, names);
    }

    /** Code that is run once, before the first cell. */
    public EngineOptions startup(String code) {
        return new EngineOptions(imports, code, warmUp, classIndex, magics, renderers, output, input, names);
    }

    /**
     * Code that is run once while nobody waits, for what it loads: when no cell has come before completion is made ready, which
     * begins a fifth of a second after the startup. What it prints goes where the startup's output goes; how it ends is told to nobody.
     */
    public EngineOptions warmUp(String code) {
        return new EngineOptions(imports, startup, code, classIndex, magics, renderers, output, input, names);
    }

    /**
     * A file that spares later processes to read the directories of the jars on the class path; written where it is missing
     * or jars have changed.
     */
    public EngineOptions classIndex(Path file) {
        return new EngineOptions(imports, startup, warmUp, file, magics, renderers, output, input, names);
    }

    /** Adds magics. */
    public EngineOptions magics(List<Magic> more) {
        List<Magic> all = new ArrayList<>(magics);
        all.addAll(more);
        return new EngineOptions(
                imports, startup, warmUp, classIndex, List.copyOf(all), renderers, output, input, names);
    }

    /** How values are shown; the default knows the values of the JDK. */
    public EngineOptions renderers(Renderers other) {
        return new EngineOptions(imports, startup, warmUp, classIndex, magics, other, output, input, names);
    }

    /** Where the output of the startup goes; the default is the process's own. */
    public EngineOptions output(OutputSink sink) {
        return new EngineOptions(imports, startup, warmUp, classIndex, magics, renderers, sink, input, names);
    }

    /** Where {@code System.in} reads from; the default refuses. */
    public EngineOptions input(Input other) {
        return new EngineOptions(imports, startup, warmUp, classIndex, magics, renderers, output, other, names);
    }

    /** What completes strings; the default knows nothing. */
    public EngineOptions names(Names other) {
        return new EngineOptions(imports, startup, warmUp, classIndex, magics, renderers, output, input, other);
    }
}
