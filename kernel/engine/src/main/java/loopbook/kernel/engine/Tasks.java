package loopbook.kernel.engine;

import com.sun.source.util.JavacTask;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Gives runs of the compiler. */
interface Tasks {
    /** No annotation processors; all errors at once, whatever the first ones are. */
    List<String> OPTIONS =
            List.of("-proc:none", "-g", "-parameters", "-nowarn", "-implicit:none", "--should-stop=ifError=FLOW");

    /** Runs the compiler once; the task is good only as long as {@code work} runs. Not for several threads at once. */
    <T> T run(
            JavaFileManager files,
            DiagnosticListener<JavaFileObject> said,
            List<? extends JavaFileObject> sources,
            Function<JavacTask, T> work);

    /**
     * Tasks that keep what the compiler has learned of classes, if this process was started with the packages of
     * {@link WarmTasks} exported to it; else each begins from nothing, which takes several times as long.
     *
     * @param words hears what the compiler says beside errors
     */
    static Tasks of(JavaCompiler compiler, Writer words) {
        Module javac = compiler.getClass().getModule();
        boolean exported = Stream.of("api", "code", "util")
                .allMatch(name -> javac.isExported("com.sun.tools.javac." + name, Tasks.class.getModule()));
        return exported ? new WarmTasks(words) : cold(compiler, words);
    }

    private static Tasks cold(JavaCompiler compiler, Writer words) {
        return new Tasks() {
            @Override
            public <T> T run(
                    JavaFileManager files,
                    DiagnosticListener<JavaFileObject> said,
                    List<? extends JavaFileObject> sources,
                    Function<JavacTask, T> work) {
                return work.apply((JavacTask) compiler.getTask(words, files, said, OPTIONS, null, sources));
            }
        };
    }
}
