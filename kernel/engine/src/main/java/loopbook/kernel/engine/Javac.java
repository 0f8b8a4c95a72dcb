package loopbook.kernel.engine;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The compiler, in memory: one file manager for all cells, which knows what earlier ones were compiled to. */
final class Javac {
    private final JavaCompiler compiler;
    private final Memory files;
    private final Words words = new Words();
    private Tasks tasks;

    Javac(JavaCompiler compiler, ClassIndex classPath) {
        this.compiler = compiler;
        tasks = Tasks.of(compiler, words);
        files = new Memory(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8), classPath);
    }

    /** What was learned of the class path does not hold any more. */
    void classPathChanged() {
        files.listed.clear();
        tasks = Tasks.of(compiler, words);
    }

    /** Lets go of the files that it has open. */
    void close() throws IOException {
        files.close();
    }

    /** What the compiler made of a source, or what it says is wrong. */
    record Result(Map<String, byte[]> classes, List<Trouble> errors) {}

    /**
     * An error.
     *
     * @param position where it is, an offset into the source; -1 if that is not known
     * @param length   how many {@code char}s it takes from there
     */
    record Trouble(JavaFileObject source, String code, long position, long length, String message) {}

    /** {@code also}: looks at what was compiled, and may find more errors. */
    Result compile(String className, String source, Rules also) {
        files.made = new LinkedHashMap<>();
        List<Trouble> errors = new ArrayList<>();
        Text text = new Text(className, source);
        boolean well = run(List.of(text), errors, task -> {
            also.watch(task, text, errors);
            return task.call();
        });
        if (!well && errors.isEmpty()) {
            errors.add(new Trouble(text, "", -1, 0, Troubles.TOO_DEEP));
        }
        // One that stopped half way keeps what it could not write, and would trip over it in the next cell.
        if (errors.stream().anyMatch(e -> e.code().isEmpty() || e.code().startsWith("compiler.err.limit"))) {
            tasks = Tasks.of(compiler, words);
        }
        return new Result(well && errors.isEmpty() ? files.made : Map.of(), errors);
    }

    /** For a look at the types only: what cannot be compiled is not told. */
    <T> T look(String className, String source, Function<JavacTask, T> work) {
        return run(List.of(new Text(className, source)), new ArrayList<>(), work);
    }

    /** Runs the compiler; errors are put down as they come up, since it forgets afterwards what they mean. */
    <T> T run(List<? extends JavaFileObject> sources, List<Trouble> errors, Function<JavacTask, T> work) {
        try {
            T made = tasks.run(
                    files,
                    said -> {
                        if (said.getKind() == Diagnostic.Kind.ERROR) {
                            errors.add(trouble(said));
                        }
                    },
                    sources,
                    work);
            if (words.toldOfNoMemory()) {
                throw new OutOfMemoryError("Java heap space");
            }
            return made;
        } catch (OutOfMemoryError inTheMidst) {
            tasks = Tasks.of(compiler, words);
            throw inTheMidst;
        }
    }

    private static Trouble trouble(Diagnostic<? extends JavaFileObject> said) {
        return new Trouble(
                said.getSource(),
                said.getCode(),
                said.getPosition(),
                said.getEndPosition() - said.getPosition(),
                said.getMessage(Locale.ROOT));
    }

    /** From now on later cells see these classes. */
    void publish(Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> files.known
                .computeIfAbsent(name.substring(0, name.lastIndexOf('.')), p -> new ConcurrentHashMap<>())
                .put(name, bytes));
    }

    /** The classes of a package of cells, or of one of the class path, for whoever else compiles against them. */
    List<JavaFileObject> classes(String packageName) {
        return files.classes(packageName, ByteCode::visible);
    }

    /** The simple names of the types of these packages, as far as the compiler has looked there. */
    Stream<String> typesSeen(Set<String> packages) {
        return files.listed.entrySet().stream()
                .filter(entry -> packages.contains(String.valueOf(entry.getKey().get(1))))
                .flatMap(entry -> entry.getValue().stream())
                .map(Javac::simpleName)
                .filter(name -> !name.contains("$") && !name.contains("-"));
    }

    private static String simpleName(JavaFileObject file) {
        String known = name(file);
        String name =
                known == null ? file.getName().replaceFirst("\\.class$", "").replace('/', '.') : known;
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The name of a class that {@link #classes} gave; null of any other file. */
    static @Nullable String name(JavaFileObject file) {
        return file instanceof ClassFile known ? known.binaryName() : null;
    }

    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, Map<String, byte[]>> known = new ConcurrentHashMap<>();
        private Map<String, byte[]> made = new HashMap<>();
        /** What is in which package: asked for again by each cell, and always the same. */
        private final Map<List<Object>, List<JavaFileObject>> listed = new ConcurrentHashMap<>();

        private final ClassIndex classPath;

        Memory(StandardJavaFileManager standard, ClassIndex classPath) {
            super(standard);
            this.classPath = classPath;
        }

        List<JavaFileObject> classes(String packageName, UnaryOperator<byte[]> changed) {
            Map<String, byte[]> ofCells = known.get(packageName);
            if (ofCells == null) {
                return listed.computeIfAbsent(
                        List.of(StandardLocation.CLASS_PATH, packageName), key -> classPath.list(packageName));
            }
            List<JavaFileObject> files = new ArrayList<>();
            ofCells.forEach((name, bytes) -> files.add(new Bytes(name, bytes, changed)));
            return files;
        }

        @Override
        public boolean hasLocation(Location location) {
            return location == StandardLocation.CLASS_PATH || super.hasLocation(location);
        }

        /** Neither processors nor plug-ins of the compiler are looked for in the user's libraries. */
        @Override
        public ClassLoader getClassLoader(Location location) {
            return ClassLoader.getPlatformClassLoader();
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            if (location == StandardLocation.CLASS_PATH) {
                return kinds.contains(JavaFileObject.Kind.CLASS)
                        ? classes(packageName, UnaryOperator.identity())
                        : List.of();
            }
            List<Object> key = List.of(location, packageName, kinds, recurse);
            Iterable<JavaFileObject> files = listed.get(key);
            if (files == null) {
                List<JavaFileObject> all = new ArrayList<>();
                if (location.getName().startsWith(StandardLocation.SYSTEM_MODULES.getName() + "[") && !recurse) {
                    all.addAll(classPath.list(inferModuleName(location), packageName));
                }
                if (all.isEmpty()) {
                    super.list(location, packageName, kinds, recurse).forEach(all::add);
                }
                listed.put(key, all);
                files = all;
            }
            return files;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            String ours = name(file);
            return ours == null ? super.inferBinaryName(location, file) : ours;
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            boolean ours = a instanceof SimpleJavaFileObject || b instanceof SimpleJavaFileObject;
            return a == b || (!ours && super.isSameFile(a, b));
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new Made(className, made);
        }
    }

    /** What the compiler says beside errors: it does not throw what ends it before its time, but prints it. */
    private static final class Words extends Writer {
        private boolean noMemory;

        /** Whether it has run out of memory since this was asked last. */
        boolean toldOfNoMemory() {
            boolean told = noMemory;
            noMemory = false;
            return told;
        }

        @Override
        public void write(char[] text, int from, int length) {
            noMemory |= new String(text, from, length).contains(OutOfMemoryError.class.getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** A source. */
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String className, String text) {
            super(URI.create("cell:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class file that is there. */
    private static final class Bytes extends ClassFile {
        private final byte[] bytes;
        private final UnaryOperator<byte[]> changed;

        Bytes(String name, byte[] bytes, UnaryOperator<byte[]> changed) {
            super(name, URI.create("cell:///" + name.replace('.', '/') + ".class"));
            this.bytes = bytes;
            this.changed = changed;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(changed.apply(bytes));
        }
    }

    /** A class file that is being made. */
    private static final class Made extends SimpleJavaFileObject {
        private final String name;
        private final Map<String, byte[]> target;

        Made(String name, Map<String, byte[]> target) {
            super(URI.create("cell:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.target = target;
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    target.put(name, toByteArray());
                }
            };
        }
    }
}
