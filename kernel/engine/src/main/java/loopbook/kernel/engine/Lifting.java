package loopbook.kernel.engine;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a class with a name out of an anonymous one: {@code new Object() { int n = 4; }} becomes
 * {@code new Object$7$1()}. One that uses parameters of a lambda around it becomes an inner class of one that holds these.
 *
 * @param type how the class is called in a cell
 */
record Lifting(String type, Told.Lift lift) {
    static Optional<Lifting> of(Trees trees, Unit unit, TreePath body, Set<Element> inner, TypeText types) {
        return new Work(trees, unit, body, types).lifting(inner);
    }

    private static final class Work {
        private final Trees trees;
        private final Unit unit;
        private final TreePath body;
        private final TypeText types;
        private final TypeElement element;

        Work(Trees trees, Unit unit, TreePath body, TypeText types) {
            this.trees = trees;
            this.unit = unit;
            this.body = body;
            this.types = types;
            this.element = (TypeElement) Objects.requireNonNull(trees.getElement(body));
        }

        Optional<Lifting> lifting(Set<Element> inner) {
            Unit.Place start = unit.place(begin());
            Unit.Place open = unit.place(start(body.getLeaf()));
            Unit.Place close = unit.place(end(body.getLeaf()));
            Optional<String> parent = types.of(TypeText.parent(element));
            Optional<Map<String, String>> around = around(inner);
            if (start == null || open == null || close == null || parent.isEmpty() || around.isEmpty()) {
                return Optional.empty();
            }
            String text = start.part().text();
            int arguments = text.indexOf('(', start.offset());
            return text.startsWith("new", start.offset())
                            && arguments > 0
                            && open.part().equals(start.part())
                            && text.charAt(open.offset()) == '{'
                    ? lifting(start, arguments, open.offset(), close.offset(), parent.get(), around.get())
                    : Optional.empty();
        }

        private Optional<Lifting> lifting(
                Unit.Place start, int arguments, int open, int close, String parent, Map<String, String> around) {
            String number = "$" + unit.number() + "$" + (start.part().piece().start() + start.offset());
            String name = parent.replaceAll("<.*", "").replaceAll(".*\\.", "") + number;
            boolean isInterface = !element.getInterfaces().isEmpty();
            Optional<Tree> outer = Optional.ofNullable(made().getEnclosingExpression());
            Optional<String> constructor = constructor(name, outer.isPresent());
            String holder = "Around" + number;
            boolean alone = around.isEmpty();
            String head = (alone ? "static " : "static " + holder(holder, around))
                    + "class " + name + (isInterface ? " implements " : " extends ") + parent + " {"
                    + constructor.orElse("");
            Part in = start.part();
            Part part = new Part(
                    Part.Kind.TYPE,
                    in.piece(),
                    in.text(),
                    List.of(alone ? name : holder),
                    Bare.words(head + in.text().substring(open, close)),
                    new Part.Lifted(head, open + 1, close, alone ? "" : "}"),
                    in.origin());
            String made = alone
                    ? "new " + name
                    : "new " + holder + "(" + String.join(", ", around.keySet()) + ").new " + name;
            Told.Edit call = outer.flatMap(object -> given(object, in, arguments, made))
                    .orElse(new Told.Edit(in, start.offset(), arguments, made));
            List<Told.Edit> edits = List.of(call, new Told.Edit(in, open, close, ""));
            return constructor.map(c -> new Lifting(alone ? name : holder + "." + name, new Told.Lift(part, edits)));
        }

        /** Where {@code new} stands. */
        private long begin() {
            Tree outer = made().getEnclosingExpression();
            return outer == null
                    ? start(made())
                    : unit.text().indexOf("new", unit.text().indexOf('.', (int) end(outer)));
        }

        /** The call with this object as its first argument. */
        private Optional<Told.Edit> given(Tree object, Part in, int arguments, String made) {
            Unit.Place from = unit.place(start(object));
            Unit.Place to = unit.place(end(object));
            if (from == null
                    || to == null
                    || !from.part().equals(in)
                    || !to.part().equals(in)) {
                return Optional.empty();
            }
            String first = in.text().substring(from.offset(), to.offset());
            String more = made().getArguments().isEmpty() ? "" : ", ";
            return Optional.of(new Told.Edit(in, from.offset(), arguments + 1, made + "(" + first + more));
        }

        private NewClassTree made() {
            return (NewClassTree) body.getParentPath().getLeaf();
        }

        /** The beginning of a class that keeps the values of variables, under their names. */
        private static String holder(String name, Map<String, String> around) {
            StringBuilder text = new StringBuilder("class " + name + " {");
            around.forEach((variable, type) -> text.append("final ")
                    .append(type)
                    .append(' ')
                    .append(variable)
                    .append(";"));
            String parameters = around.entrySet().stream()
                    .map(each -> each.getValue() + " " + each.getKey())
                    .collect(Collectors.joining(", "));
            text.append(name).append('(').append(parameters).append(") {");
            around.keySet().forEach(variable -> text.append("this.")
                    .append(variable)
                    .append(" = ")
                    .append(variable)
                    .append(";"));
            return text.append("} ").toString();
        }

        /** One that gives its arguments on; empty if their types cannot be written. */
        private Optional<String> constructor(String name, boolean inner) {
            ExecutableElement made =
                    ElementFilter.constructorsIn(element.getEnclosedElements()).get(0);
            List<String> parameters = new ArrayList<>();
            for (Element parameter : made.getParameters()) {
                Optional<String> type = types.of(parameter.asType());
                if (type.isEmpty()) {
                    return Optional.empty();
                }
                boolean rest = made.isVarArgs()
                        && parameters.size() == made.getParameters().size() - 1;
                parameters.add(rest ? type.get().replaceFirst("\\[]$", "...") : type.get());
            }
            List<String> thrown = made.getThrownTypes().stream()
                    .flatMap(type -> types.of(type).stream())
                    .toList();
            if (parameters.isEmpty() && thrown.isEmpty()) {
                return Optional.of("");
            }
            StringBuilder declared = new StringBuilder();
            StringBuilder given = new StringBuilder();
            int own = inner ? 1 : 0;
            for (int i = 0; i < parameters.size(); i++) {
                declared.append(i == 0 ? "" : ", ")
                        .append(parameters.get(i))
                        .append(" a")
                        .append(i);
                if (i >= own) {
                    given.append(i == own ? "" : ", ").append('a').append(i);
                }
            }
            return Optional.of(
                    name + "(" + declared + ")" + (thrown.isEmpty() ? "" : " throws " + String.join(", ", thrown))
                            + " {" + (inner ? "a0." : "") + "super(" + given + ");}");
        }

        /** What the class uses of the variables inside of the initializer: names and types; empty if one cannot be written. */
        private Optional<Map<String, String>> around(Set<Element> inner) {
            Set<Element> own = new HashSet<>();
            Map<Element, TypeMirror> used = new LinkedHashMap<>();
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitVariable(VariableTree declared, @Nullable Void nothing) {
                    own.add(Objects.requireNonNull(trees.getElement(getCurrentPath())));
                    return super.visitVariable(declared, null);
                }

                @Override
                public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
                    Element element = trees.getElement(getCurrentPath());
                    if (element != null && inner.contains(element)) {
                        used.put(element, element.asType());
                    }
                    return super.visitIdentifier(name, null);
                }
            }.scan(body, null);
            used.keySet().removeAll(own);
            Map<String, String> around = new LinkedHashMap<>();
            used.forEach((element, type) -> types.of(type)
                    .ifPresent(text -> around.put(element.getSimpleName().toString(), text)));
            return around.size() == used.size() ? Optional.of(around) : Optional.empty();
        }

        private long start(Tree tree) {
            return positions().getStartPosition(body.getCompilationUnit(), tree);
        }

        private long end(Tree tree) {
            return positions().getEndPosition(body.getCompilationUnit(), tree);
        }

        private SourcePositions positions() {
            return trees.getSourcePositions();
        }
    }
}
