package loopbook.kernel.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Finds the types of variables that are declared by {@code var}, as they can be written. */
final class TypeText {
    private TypeText() {}

    /** The types of these local variables of a unit; those that cannot be told are not there. */
    static Map<String, String> of(JavacTask task, Set<String> names) {
        Map<String, String> types = new HashMap<>();
        try {
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : units) {
                new TreePathScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
                        String name = variable.getName().toString();
                        if (names.contains(name)) {
                            Optional.ofNullable(trees.getTypeMirror(getCurrentPath()))
                                    .flatMap(TypeText::of)
                                    .ifPresent(text -> types.putIfAbsent(name, text));
                        }
                        return super.visitVariable(variable, null);
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Looking at the types of a cell failed", e);
        }
        return types;
    }

    private static Optional<String> of(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return Optional.of(type.toString());
        } else if (type instanceof ArrayType array) {
            return of(array.getComponentType()).map(text -> text + "[]");
        } else if (type.getKind() == TypeKind.TYPEVAR) {
            return of(((TypeVariable) type).getUpperBound());
        } else if (type.getKind() == TypeKind.INTERSECTION) {
            return of(((IntersectionType) type).getBounds().get(0));
        }
        return type.getKind() == TypeKind.DECLARED ? Optional.of(declared((DeclaredType) type)) : Optional.empty();
    }

    private static String declared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getSimpleName().isEmpty()) {
            List<? extends TypeMirror> interfaces = element.getInterfaces();
            TypeMirror named = interfaces.isEmpty() ? element.getSuperclass() : interfaces.get(0);
            return of(named).orElse("Object");
        }
        // Types of cells are imported by name wherever they are used.
        String name = element.getQualifiedName().toString().replaceFirst("^REPL\\.It\\d+\\.", "");
        return type.getTypeArguments().isEmpty()
                ? name
                : name
                        + type.getTypeArguments().stream()
                                .map(TypeText::argument)
                                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String argument(TypeMirror type) {
        if (type instanceof WildcardType wildcard) {
            TypeMirror above = wildcard.getExtendsBound();
            TypeMirror below = wildcard.getSuperBound();
            return above != null
                    ? "? extends " + of(above).orElse("Object")
                    : below != null ? "? super " + of(below).orElse("Object") : "?";
        } else if (type.getKind() == TypeKind.TYPEVAR) {
            // What capture has made of a wildcard.
            TypeMirror bound = ((TypeVariable) type).getUpperBound();
            return of(bound)
                    .filter(text -> !text.equals("java.lang.Object"))
                    .map(text -> "? extends " + text)
                    .orElse("?");
        }
        return of(type).orElse("?");
    }
}
