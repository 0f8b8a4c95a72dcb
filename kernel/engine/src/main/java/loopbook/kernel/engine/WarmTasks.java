package loopbook.kernel.engine;

import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.ModuleSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * Runs of the compiler that go on from what earlier ones have read, as JShell's own do. Needs the packages {@code api},
 * {@code code} and {@code util} of {@code com.sun.tools.javac} exported to it; nothing else here knows these.
 */
final class WarmTasks implements Tasks {
    private final JavacTaskPool pool = new JavacTaskPool(1);
    private final Writer words;

    WarmTasks(Writer words) {
        this.words = words;
    }

    @Override
    public <T> T run(
            JavaFileManager files,
            DiagnosticListener<JavaFileObject> said,
            List<? extends JavaFileObject> sources,
            Function<JavacTask, T> work) {
        return pool.getTask(words, files, said, OPTIONS, null, sources, task -> {
            Context context = ((BasicJavacTask) task).getContext();
            try {
                return work.apply(task);
            } finally {
                forgetCells(context);
            }
        });
    }

    /** What was learned of the classes of cells does not hold for the next cell: it has to read them, and there are more. */
    @SuppressWarnings("ASTHelpersSuggestions") // That one is Error Prone's own.
    private static void forgetCells(Context context) {
        Symtab symbols = Symtab.instance(context);
        ModuleSymbol module = symbols.java_base == symbols.noModule ? symbols.noModule : symbols.unnamedModule;
        PackageSymbol cells = symbols.getPackage(module, Names.instance(context).fromString(Unit.PACKAGE));
        if (cells == null) {
            return;
        }
        for (ClassSymbol type : symbols.getAllClasses()) {
            if (type.packge() == cells) {
                symbols.removeClass(module, type.flatName());
            }
        }
        cells.members_field = null;
        cells.completer = ClassFinder.instance(context).getCompleter();
    }
}
