package loopbook.kernel.engine;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds the types of variables that are declared by {@code var}, as they can be written. */
final class TypeLook {
    private final Trees trees;
    private final Unit unit;
    private final Map<TypeElement, TreePath> anonymous = new HashMap<>();
    /** What is declared inside of initializers: parameters of lambdas, variables of patterns. */
    private final Set<Element> inner = new HashSet<>();

    private final Map<TypeElement, Optional<Lifting>> lifted = new LinkedHashMap<>();

    private TypeLook(Trees trees, Unit unit) {
        this.trees = trees;
        this.unit = unit;
    }

    /** The types of these variables of a unit, which are local there. */
    static Told of(JavacTask task, Unit unit, Set<String> names) {
        try {
            Iterable<? extends CompilationUnitTree> sources = task.parse();
            task.analyze();
            return new TypeLook(Trees.instance(task), unit)
                    .told(sources.iterator().next(), names);
        } catch (IOException e) {
            throw new UncheckedIOException("Looking at the types of a cell failed", e);
        }
    }

    private Told told(CompilationUnitTree source, Set<String> names) {
        Map<String, TypeMirror> mirrors = new LinkedHashMap<>();
        TreePath type = new TreePath(new TreePath(source), source.getTypeDecls().get(0));
        for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
            if (member instanceof MethodTree method
                    && Unit.isPart(method.getName().toString())) {
                BlockTree body = Objects.requireNonNull(method.getBody());
                TreePath block = new TreePath(new TreePath(type, method), body);
                for (StatementTree statement : body.getStatements()) {
                    TreePath path = new TreePath(block, statement);
                    if (statement instanceof VariableTree v
                            && names.contains(v.getName().toString())) {
                        look(path, mirrors);
                    }
                    for (VariableTree bound : Bindings.behind(statement)) {
                        put(bound, TreePath.getPath(path, bound), mirrors);
                    }
                }
            }
        }
        TypeText bold = new TypeText(element -> lift(element).map(Lifting::type), false);
        TypeText careful = new TypeText(element -> Optional.empty(), true);
        Map<String, String> types = texts(mirrors, bold);
        List<Told.Lift> lifts = lifted.values().stream()
                .flatMap(Optional::stream)
                .map(Lifting::lift)
                .toList();
        return new Told(types, texts(mirrors, careful), lifts);
    }

    private static Map<String, String> texts(Map<String, TypeMirror> mirrors, TypeText form) {
        Map<String, String> texts = new HashMap<>();
        mirrors.forEach((name, mirror) -> form.of(mirror).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    private void look(TreePath variable, Map<String, TypeMirror> into) {
        put((VariableTree) variable.getLeaf(), variable, into);
        Tree value = ((VariableTree) variable.getLeaf()).getInitializer();
        if (value == null) {
            return;
        }
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
                if (made.getClassBody() != null) {
                    TreePath body = new TreePath(getCurrentPath(), made.getClassBody());
                    if (trees.getElement(body) instanceof TypeElement element) {
                        anonymous.put(element, body);
                    }
                }
                return super.visitNewClass(made, null);
            }

            @Override
            public @Nullable Void visitVariable(VariableTree declared, @Nullable Void nothing) {
                Element element = trees.getElement(getCurrentPath());
                if (element != null) {
                    inner.add(element);
                }
                return super.visitVariable(declared, null);
            }
        }.scan(new TreePath(variable, value), null);
    }

    private void put(VariableTree variable, TreePath path, Map<String, TypeMirror> into) {
        TypeMirror type = trees.getTypeMirror(path);
        if (type != null) {
            into.putIfAbsent(variable.getName().toString(), type);
        }
    }

    /** Gives the class of an anonymous object a name, if that can be done. */
    private Optional<Lifting> lift(TypeElement element) {
        Optional<Lifting> known = lifted.get(element);
        if (known != null) {
            return known;
        }
        lifted.put(element, Optional.empty());
        TreePath body = anonymous.get(element);
        Optional<Lifting> made = body == null
                ? Optional.empty()
                : Lifting.of(
                        trees,
                        unit,
                        body,
                        inner,
                        new TypeText(other -> lift(other).map(Lifting::type), false));
        lifted.put(element, made);
        return made;
    }
}
