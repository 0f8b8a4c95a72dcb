package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Shows JShell, which completes and explains, what cells have declared: all variables and methods that are alive as members
 * of one class, which it imports. JShell itself runs nothing.
 */
final class View {
    /** The class that has the variables and methods of all cells. */
    static final String CLASS = "REPL.$";

    private static final String NAME = "REPL/$";

    private final Javac javac;
    private final Symbols symbols;
    /** Members of cells by owner and name. */
    private final Map<String, List<Member>> members = new HashMap<>();
    /** Only touched by whoever shows changes, while JShell is not used otherwise. */
    private final Map<String, Snippet> imported = new HashMap<>();

    private boolean changed = true;

    /** A signature without the classes that are written around declarations. */
    static String asWritten(String signature) {
        return signature
                .replaceAll("(\\b(REPL\\.)?(It\\d+|Above\\$)\\.|(?<![\\w.])(REPL\\.)?\\$\\.)", "")
                // Newer JDKs put a record's header between it and its member.
                .replaceAll("\\([^()]*\\)\\.(?=\\w)", ".");
    }

    /** A field or method as its class file has it. */
    private record Member(String name, String descriptor, @Nullable String signature, List<String> parameters) {
        boolean isMethod() {
            return descriptor.startsWith("(");
        }
    }

    View(Javac javac, Symbols symbols) {
        this.javac = javac;
        this.symbols = symbols;
    }

    void add(String owner, Map<String, byte[]> classes) {
        changed = true;
        new ClassReader(classes.get(owner)).accept(new Reader(owner), ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    }

    void changed() {
        changed = true;
    }

    /** What JShell has to be shown, if it is not up to date. */
    Optional<Changes> changes() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        javac.publish(Map.of(CLASS, session()));
        Set<String> wanted = lines();
        Set<String> alive = new HashSet<>();
        symbols.all().forEach(s -> alive.add(s.owner()));
        members.keySet().removeIf(key -> !alive.contains(key.substring(0, key.indexOf(' '))));
        return Optional.of(new Changes(wanted, imported));
    }

    /** Imports of all that cells have declared and imported: good for who has been shown all changes. */
    Set<String> lines() {
        Set<String> lines = new LinkedHashSet<>(symbols.imports());
        lines.add("import static " + CLASS + ".*;");
        symbols.all().stream()
                .filter(s -> s.kind() == Part.Kind.TYPE && !(s.part().detail() instanceof Part.Lifted))
                .forEach(s -> lines.add("import " + s.owner() + "." + s.name() + ";"));
        return lines;
    }

    /** Lines of imports that JShell is to have, and those that it has. */
    record Changes(Set<String> wanted, Map<String, Snippet> imported) {
        /**
         * Lines that come together are one snippet to JShell, which looks at the first of them only and takes the whole text:
         * one by one, each would be compiled with all before it, and that is most of what the first completion takes. They go
         * together, too, and those of them that are still wanted come again.
         */
        void show(JShell shell) {
            Set<Snippet> old = new HashSet<>();
            imported.forEach((line, snippet) -> {
                if (!wanted.contains(line)) {
                    old.add(snippet);
                }
            });
            old.forEach(shell::drop);
            imported.values().removeIf(old::contains);
            List<String> fresh =
                    wanted.stream().filter(line -> !imported.containsKey(line)).toList();
            if (!fresh.isEmpty()) {
                add(shell, fresh);
            }
        }

        private void add(JShell shell, List<String> fresh) {
            SnippetEvent together = shell.eval(String.join("\n", fresh)).get(0);
            boolean taken = together.status() == Snippet.Status.VALID;
            for (String line : fresh) {
                imported.put(
                        line,
                        taken ? together.snippet() : shell.eval(line).get(0).snippet());
            }
        }
    }

    private byte[] session() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, NAME, null, "java/lang/Object", null);
        Set<String> written = new HashSet<>();
        for (Symbols.Symbol symbol : symbols.all()) {
            if (symbol.kind() != Part.Kind.TYPE) {
                for (Member member : members.getOrDefault(symbol.owner() + " " + symbol.name(), List.of())) {
                    boolean method = symbol.kind() == Part.Kind.METHOD;
                    if (member.isMethod() == method && written.add(member.name() + member.descriptor())) {
                        write(writer, member);
                    }
                }
            }
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void write(ClassWriter writer, Member member) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        if (!member.isMethod()) {
            writer.visitField(access, member.name(), member.descriptor(), member.signature(), null)
                    .visitEnd();
            return;
        }
        MethodVisitor method = writer.visitMethod(
                access | Opcodes.ACC_NATIVE, member.name(), member.descriptor(), member.signature(), null);
        member.parameters().forEach(name -> method.visitParameter(name, 0));
        method.visitEnd();
    }

    private final class Reader extends ClassVisitor {
        private final String owner;

        Reader(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            put(new Member(name, descriptor, signature, List.of()));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            if ((access & Opcodes.ACC_PUBLIC) == 0 || name.startsWith("<") || name.equals(Unit.RUN)) {
                return null;
            }
            List<String> parameters = new ArrayList<>();
            put(new Member(name, descriptor, signature, parameters));
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitParameter(String parameter, int flags) {
                    parameters.add(parameter);
                }
            };
        }

        private void put(Member member) {
            members.computeIfAbsent(owner + " " + member.name(), k -> new ArrayList<>())
                    .add(member);
        }
    }
}
