package loopbook.kernel.engine;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables of patterns that reach what stands behind a statement, as they do in the body of a method:
 * {@code if (!(o instanceof String s)) throw …;} and {@code while (!(o instanceof String s)) …}.
 */
final class Bindings {
    private Bindings() {}

    static List<VariableTree> behind(Tree statement) {
        List<VariableTree> found = new ArrayList<>();
        if (statement instanceof IfTree choice
                && choice.getElseStatement() == null
                && throwsAlways(choice.getThenStatement())) {
            when(false, choice.getCondition(), found);
        } else if (statement instanceof WhileLoopTree loop && !breaks(loop)) {
            when(false, loop.getCondition(), found);
        }
        found.removeIf(variable -> variable.getName().isEmpty());
        return found;
    }

    /** Those that have a value if the condition is what is said. */
    private static void when(boolean is, ExpressionTree condition, List<VariableTree> into) {
        if (condition instanceof ParenthesizedTree inner) {
            when(is, inner.getExpression(), into);
        } else if (condition instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            when(!is, not.getExpression(), into);
        } else if (condition instanceof BinaryTree both
                && both.getKind() == (is ? Tree.Kind.CONDITIONAL_AND : Tree.Kind.CONDITIONAL_OR)) {
            when(is, both.getLeftOperand(), into);
            when(is, both.getRightOperand(), into);
        } else if (is && condition instanceof InstanceOfTree test && test.getPattern() != null) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitBindingPattern(BindingPatternTree pattern, @Nullable Void nothing) {
                    into.add(pattern.getVariable());
                    return null;
                }
            }.scan(test.getPattern(), null);
        }
    }

    private static boolean throwsAlways(StatementTree statement) {
        if (statement instanceof BlockTree block && !block.getStatements().isEmpty()) {
            return throwsAlways(block.getStatements().get(block.getStatements().size() - 1));
        } else if (statement instanceof IfTree choice && choice.getElseStatement() != null) {
            return throwsAlways(choice.getThenStatement()) && throwsAlways(choice.getElseStatement());
        }
        return statement instanceof ThrowTree;
    }

    private static boolean breaks(WhileLoopTree loop) {
        List<BreakTree> found = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitBreak(BreakTree leaves, @Nullable Void nothing) {
                found.add(leaves);
                return null;
            }
        }.scan(loop.getStatement(), null);
        return !found.isEmpty();
    }
}
