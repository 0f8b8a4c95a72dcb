package loopbook.kernel.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Scope;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/** What can be named in a place, with its types: JShell, which finds the names, tells none. For one run of the compiler. */
final class Members {
    /** Stands in the place that is asked about. */
    static final String MARK = "look$";
    /** Stands behind a class whose constructors are asked about. */
    static final String MAKE = "make$";

    private static final Set<ElementKind> LOCAL = EnumSet.of(
            ElementKind.LOCAL_VARIABLE,
            ElementKind.PARAMETER,
            ElementKind.EXCEPTION_PARAMETER,
            ElementKind.RESOURCE_VARIABLE,
            ElementKind.BINDING_VARIABLE);

    private final JavacTask task;
    private final Names names;
    private final Map<String, Member> found = new LinkedHashMap<>();
    private final Map<String, Member> locals = new LinkedHashMap<>();

    /**
     * A name, what it names ({@code function}, {@code instance}, {@code class}, {@code local}), and one signature for each
     * overload.
     */
    record Member(String name, String kind, Set<String> signatures) {}

    /** Knows the names of the parameters of a method, from sources. */
    @FunctionalInterface
    interface Names {
        /** By the module, the outermost type, the name, and the simple types of the parameters. */
        Optional<List<String>> of(String module, String type, String method, List<String> types);
    }

    private Members(JavacTask task, Names names) {
        this.task = task;
        this.names = names;
    }

    /**
     * The members of whatever stands before each {@link #MARK} of a source, and of {@code types}, by name; constructors
     * of what stands before {@link #MAKE}, under the name of their class; local variables of a {@link #MARK} that stands alone. What
     * is called has an opening bracket behind the name that it is found by.
     */
    static Map<String, Member> of(JavacTask task, Names names, Set<String> types) {
        Members members = new Members(task, names);
        try {
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            for (CompilationUnitTree unit : units) {
                members.new Marks().scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Looking at the types of a cell failed", e);
        }
        for (String type : types) {
            TypeElement element = task.getElements().getTypeElement(type);
            if (element != null) {
                members.all((DeclaredType) element.asType(), false);
            }
        }
        members.found.putAll(members.locals);
        return members.found;
    }

    private final class Marks extends TreePathScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
            if (select.getIdentifier().contentEquals(MARK)) {
                site(select.getExpression());
            } else if (select.getIdentifier().contentEquals(MAKE)) {
                made(select.getExpression());
            }
            return super.visitMemberSelect(select, null);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void nothing) {
            if (reference.getName().contentEquals(MARK)) {
                site(reference.getQualifierExpression());
            }
            return super.visitMemberReference(reference, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
            if (identifier.getName().contentEquals(MARK)) {
                Scope scope = Trees.instance(task).getScope(getCurrentPath());
                for (; scope != null; scope = scope.getEnclosingScope()) {
                    scope.getLocalElements().forEach(Members.this::local);
                }
            }
            return super.visitIdentifier(identifier, null);
        }

        private void made(ExpressionTree expression) {
            Element element = Trees.instance(task).getElement(new TreePath(getCurrentPath(), expression));
            if (element instanceof TypeElement type) {
                for (Element member : task.getElements().getAllMembers(type)) {
                    if (member.getKind() == ElementKind.CONSTRUCTOR && isOpen(member)) {
                        add((DeclaredType) type.asType(), type, member);
                    }
                }
            }
        }

        private void site(ExpressionTree expression) {
            TreePath path = new TreePath(getCurrentPath(), expression);
            Element element = Trees.instance(task).getElement(path);
            TypeMirror type = Trees.instance(task).getTypeMirror(path);
            while (type instanceof TypeVariable variable) {
                type = variable.getUpperBound();
            }
            if (type instanceof DeclaredType declared) {
                all(declared, element instanceof TypeElement);
            }
        }
    }

    /** The innermost one hides the others. */
    private void local(Element element) {
        if (LOCAL.contains(element.getKind())) {
            String name = element.getSimpleName().toString();
            locals.putIfAbsent(name, new Member(name, "local", Set.of(text(element.asType()) + " " + name)));
        }
    }

    private void all(DeclaredType type, boolean constructors) {
        TypeElement of = (TypeElement) type.asElement();
        for (Element member : task.getElements().getAllMembers(of)) {
            if (isOpen(member) && (constructors || member.getKind() != ElementKind.CONSTRUCTOR)) {
                add(type, of, member);
            }
        }
    }

    private boolean isOpen(Element member) {
        return member.getModifiers().contains(Modifier.PUBLIC)
                || task.getElements().getPackageOf(member).getSimpleName().contentEquals(Unit.PACKAGE);
    }

    private void add(DeclaredType type, TypeElement of, Element member) {
        if (member instanceof ExecutableElement method) {
            boolean constructor = member.getKind() == ElementKind.CONSTRUCTOR;
            String name = (constructor ? of : member).getSimpleName().toString();
            put(name, constructor ? "class" : "function", signature(type, method, name));
        } else if (member instanceof VariableElement) {
            String name = member.getSimpleName().toString();
            put(name, "instance", text(task.getTypes().asMemberOf(type, member)) + " " + name);
        } else if (member instanceof TypeElement) {
            put(member.getSimpleName().toString(), "class", "");
        }
    }

    private void put(String name, String kind, String signature) {
        boolean called = signature.endsWith(")");
        Member known =
                found.computeIfAbsent(called ? name + "(" : name, key -> new Member(name, kind, new LinkedHashSet<>()));
        if (!signature.isEmpty()) {
            known.signatures().add(signature);
        }
    }

    private String signature(DeclaredType type, ExecutableElement method, String name) {
        ExecutableType as = method.getKind() == ElementKind.CONSTRUCTOR
                        || method.getModifiers().contains(Modifier.STATIC)
                ? (ExecutableType) method.asType()
                : (ExecutableType) task.getTypes().asMemberOf(type, method);
        List<String> called = parameterNames(method);
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < as.getParameterTypes().size(); i++) {
            String text = text(as.getParameterTypes().get(i));
            boolean rest = method.isVarArgs() && i == as.getParameterTypes().size() - 1;
            parameters.add(((rest ? text.replaceFirst("\\[\\]$", "...") : text) + " " + called.get(i)).stripTrailing());
        }
        String generics = as.getTypeVariables().isEmpty()
                ? ""
                : as.getTypeVariables().stream()
                        .map(variable -> variable.asElement().getSimpleName().toString())
                        .collect(Collectors.joining(", ", "<", "> "));
        String result = method.getKind() == ElementKind.CONSTRUCTOR ? "" : text(as.getReturnType()) + " ";
        return generics + result + name + "(" + String.join(", ", parameters) + ")";
    }

    /** From the class file if it has them, else from the source if there is one; else empty. */
    private List<String> parameterNames(ExecutableElement method) {
        List<String> known = method.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        if (known.isEmpty() || !known.get(0).equals("arg0")) {
            return known;
        }
        String types = method.getParameters().stream()
                .map(parameter -> parameter.asType() + " x")
                .collect(Collectors.joining(", "));
        TypeElement outermost = outermost(method);
        String module = Optional.ofNullable(task.getElements().getModuleOf(outermost))
                .map(m -> m.getQualifiedName().toString())
                .orElse("");
        String name = method.getKind() == ElementKind.CONSTRUCTOR
                ? ((TypeElement) Objects.requireNonNull(method.getEnclosingElement()))
                        .getSimpleName()
                        .toString()
                : method.getSimpleName().toString();
        return names.of(module, outermost.getQualifiedName().toString(), name, Signature.types(types))
                .orElseGet(() -> Collections.nCopies(known.size(), ""));
    }

    private static TypeElement outermost(Element member) {
        Element at = member;
        while (at.getEnclosingElement() instanceof TypeElement outer) {
            at = outer;
        }
        return (TypeElement) at;
    }

    /** As one would write it: without packages, annotations, and what the compiler makes of wildcards. */
    private static String text(TypeMirror type) {
        return View.asWritten(type.toString())
                .replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "")
                .replaceAll("capture#\\d+ of ", "")
                .replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "")
                .replace(",", ", ")
                .replace(",  ", ", ");
    }
}
