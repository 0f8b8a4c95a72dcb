package loopbook.kernel.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/** What compiles and knows: the workshop of cells, and JShell beside it for help while typing. */
final class Shell implements AutoCloseable {
    private static final long LOOK_MS = 50;

    /** Held while the workshop compiles. */
    private final ReentrantLock compiling = new ReentrantLock();
    /**
     * Held while JShell looks something up; whoever holds it may ask for the other, not the other way round. Fair: who types comes
     * before what is loaded beforehand.
     */
    private final ReentrantLock looking = new ReentrantLock(true);

    private final CellLoader loader = new CellLoader(Shell.class.getClassLoader());
    private final ClassIndex classPath;
    private final Places places = new Places();
    private final Workshop workshop;
    /** What was added to the class path that the process has. */
    private final List<Path> added = new ArrayList<>();

    private volatile @Nullable JShell jshell;

    private final Unimported unimported;

    Shell(ClassIndex classPath, TypeIndex types) {
        this.classPath = classPath;
        unimported = new Unimported(types, loader);
        workshop = new Workshop(ToolProvider.getSystemJavaCompiler(), loader, classPath);
    }

    /** Made when it is first asked for: the usual cell runs without it. */
    private JShell jshell() {
        JShell made = jshell;
        if (made == null) {
            made = JShell.builder()
                    .executionEngine(new NoExecution(), null)
                    .fileManager(files -> new CellFiles(files, workshop::javac))
                    .in(InputStream.nullInputStream())
                    .out(new PrintStream(OutputStream.nullOutputStream()))
                    .err(new PrintStream(OutputStream.nullOutputStream()))
                    .build();
            for (Path entry : added) {
                made.addToClasspath(entry.toString());
            }
            jshell = made;
        }
        return made;
    }

    /** Asks JShell something that has nothing to do with what cells have declared. */
    <T> T ask(Function<JShell, T> question) {
        return locked(looking, () -> question.apply(jshell()));
    }

    /** Asks it for a cell: an interrupt of that also ends the waiting for others who ask. */
    <T> T ask(Run run, Function<JShell, T> question) {
        try {
            while (!looking.tryLock(LOOK_MS, TimeUnit.MILLISECONDS)) {
                run.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.interrupt();
            throw new Stopped();
        }
        try {
            return question.apply(jshell());
        } finally {
            looking.unlock();
        }
    }

    /** Asks JShell something, after it was shown what cells have declared. */
    <T> T askSeeing(Function<JShell, T> question) {
        return ask(shell -> {
            work(w -> w.view().changes()).ifPresent(changes -> changes.show(shell));
            return question.apply(shell);
        });
    }

    /** Compiles, while nobody else does. */
    <T> T work(Function<Workshop, T> work) {
        return locked(compiling, () -> work.apply(workshop));
    }

    private static <T> T locked(ReentrantLock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Told of each cell that begins and ends. */
    Unnamed unnamed() {
        return workshop.unnamed();
    }

    /** What is on the class path, with what was added to it. */
    ClassIndex classPath() {
        return classPath;
    }

    /** Types that can be named without an import. */
    Unimported unimported() {
        return unimported;
    }

    Places places() {
        return places;
    }

    CellLoader loader() {
        return loader;
    }

    List<Variable> variables() {
        return work(Workshop::variables);
    }

    void addToClassPath(List<Path> fresh, ClassIndex classes) {
        work(workshop -> {
            fresh.forEach(loader::add);
            classPath.add(classes);
            workshop.javac().classPathChanged();
            return fresh;
        });
        locked(looking, () -> {
            added.addAll(fresh);
            JShell made = jshell;
            if (made != null) {
                fresh.forEach(entry -> made.addToClasspath(entry.toString()));
            }
            return fresh;
        });
    }

    /** Waits for nobody: whoever compiles will find out. */
    @Override
    public void close() {
        JShell made = jshell;
        if (made != null) {
            made.close();
        }
        try (loader;
                classPath) {
            workshop.javac().close();
        } catch (IOException refused) {
            throw new UncheckedIOException("The class path of a session cannot be closed", refused);
        }
    }
}
