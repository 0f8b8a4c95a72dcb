package loopbook.kernel.engine;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler does not mind, since the variables of cells are fields to it and statements stand in methods: that a cell
 * uses a variable further up than it declares it, that one that is final gets another value, and that a statement returns. Looks
 * only at cells in which that may be.
 *
 * @param unit   the class of the cell
 * @param parts  what the cell consists of, in order
 * @param below  variables that are named before they are declared, and where that is
 * @param finals variables that may be declared again, but not assigned to
 * @param returns whether something may return
 */
record Rules(Unit unit, List<Part> parts, Map<String, Below> below, Set<String> finals, boolean returns) {
    /** From where on a variable is there: behind this offset in the part with this number, which stands in this line. */
    record Below(int part, int offset, int line) {}

    /** Listens to a run of the compiler, and adds what it finds. */
    void watch(JavacTask task, JavaFileObject source, List<Javac.Trouble> errors) {
        if (below.isEmpty() && finals.isEmpty() && !returns) {
            return;
        }
        Set<Long> told = new HashSet<>();
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE) {
                    Scan scan = new Scan(Trees.instance(task), (at, tree, message) -> {
                        long start = Trees.instance(task).getSourcePositions().getStartPosition(at, tree);
                        long end = Trees.instance(task).getSourcePositions().getEndPosition(at, tree);
                        if (told.add(start)) {
                            errors.add(new Javac.Trouble(source, "loopbook.rule", start, end - start, message));
                        }
                    });
                    scan.scan(new TreePath(event.getCompilationUnit()), null);
                }
            }
        });
    }

    private interface Found {
        void at(CompilationUnitTree source, Tree tree, String message);
    }

    private final class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final Found found;
        /** Whether what is looked at runs where it stands. */
        private boolean inOrder;

        Scan(Trees trees, Found found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            return in(Unit.isPart(method.getName().toString()), () -> super.visitMethod(method, null));
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void nothing) {
            // The engine's own lambda around a call runs where it stands.
            boolean own = position(lambda) == null;
            return in(inOrder && own, () -> super.visitLambdaExpression(lambda, null));
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            return in(false, () -> super.visitClass(type, null));
        }

        private @Nullable Void in(boolean order, Runnable work) {
            boolean before = inOrder;
            inOrder = order;
            work.run();
            inOrder = before;
            return null;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
            Below declared = inOrder ? below.get(name.getName().toString()) : null;
            if (declared != null && unit.className().equals(owner(getCurrentPath()))) {
                Unit.Place place = position(name);
                int part = place == null ? -1 : parts.indexOf(place.part());
                if (place != null
                        && part >= 0
                        && (part < declared.part()
                                || (part == declared.part() && place.offset() < declared.offset()))) {
                    found.at(
                            getCurrentPath().getCompilationUnit(),
                            name,
                            part == declared.part()
                                    ? "variable " + name.getName() + " might not have been initialized"
                                    : "illegal forward reference\n  " + name.getName()
                                            + " is declared further down, in line " + declared.line()
                                            + "; a cell runs from top to bottom");
                }
            }
            return null;
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree statement, @Nullable Void nothing) {
            if (inOrder && position(statement) != null) {
                found.at(getCurrentPath().getCompilationUnit(), statement, "return outside of a method");
            }
            return super.visitReturn(statement, null);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
            assigned(assignment.getVariable());
            return super.visitAssignment(assignment, null);
        }

        @Override
        public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void nothing) {
            assigned(assignment.getVariable());
            return super.visitCompoundAssignment(assignment, null);
        }

        @Override
        public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void nothing) {
            switch (unary.getKind()) {
                case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> assigned(
                        unary.getExpression());
                default -> {}
            }
            return super.visitUnary(unary, null);
        }

        private void assigned(ExpressionTree variable) {
            if (variable instanceof IdentifierTree name
                    && finals.contains(name.getName().toString())) {
                String owner = owner(new TreePath(getCurrentPath(), variable));
                if (Places.isUnit(owner) && position(variable) != null) {
                    found.at(
                            getCurrentPath().getCompilationUnit(),
                            variable,
                            "cannot assign a value to final variable " + name.getName());
                }
            }
        }

        /** The class that a field stands in; empty of anything else. */
        private String owner(TreePath path) {
            Element element = trees.getElement(path);
            return element != null
                            && element.getKind() == ElementKind.FIELD
                            && element.getEnclosingElement() instanceof TypeElement type
                    ? type.getQualifiedName().toString()
                    : "";
        }

        private Unit.@Nullable Place position(Tree tree) {
            CompilationUnitTree source = getCurrentPath().getCompilationUnit();
            return unit.place(trees.getSourcePositions().getStartPosition(source, tree));
        }
    }
}
