package loopbook.kernel.engine;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** Reads pieces of Java with the compiler's own parser: what each is, and where its parts stand. */
final class Parser {
    private static final String IN_BLOCK = "class $ { { ";
    private static final String IN_CLASS = "class $ { ";

    private final Javac javac;

    Parser(Javac javac) {
        this.javac = javac;
    }

    /** The parts in order; pieces that cannot be parsed are not there. */
    List<Part> parse(List<Piece> pieces, Function<Piece, Places.Place> origin) {
        Map<Integer, Part> parts = new TreeMap<>();
        Set<Integer> open = new LinkedHashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).source().stripLeading().startsWith("import ")) {
                parts.put(i, plain(Part.Kind.IMPORT, pieces.get(i), origin.apply(pieces.get(i))));
            } else {
                open.add(i);
            }
        }
        pass(pieces, open, IN_BLOCK, "\n; } }", parts, origin);
        open.removeAll(parts.keySet());
        pass(pieces, open, IN_CLASS, "\n}", parts, origin);
        return List.copyOf(parts.values());
    }

    private void pass(
            List<Piece> pieces,
            Set<Integer> which,
            String before,
            String after,
            Map<Integer, Part> into,
            Function<Piece, Places.Place> origin) {
        if (which.isEmpty()) {
            return;
        }
        List<Unit> units = which.stream()
                .map(i -> new Unit(i, before + pieces.get(i).source() + after))
                .toList();
        List<Javac.Trouble> errors = new ArrayList<>();
        javac.run(units, errors, task -> {
            Iterable<? extends CompilationUnitTree> trees = parsed(task);
            // An expression that stands for itself is no error here.
            Set<Integer> broken = errors.stream()
                    .filter(error -> !error.code().equals("compiler.err.not.stmt"))
                    .map(error -> place(error.source()))
                    .collect(Collectors.toSet());
            for (CompilationUnitTree tree : trees) {
                int place = place(tree.getSourceFile());
                if (!broken.contains(place)) {
                    SourcePositions positions = Trees.instance(task).getSourcePositions();
                    Piece piece = pieces.get(place);
                    new Reader(tree, positions, piece, before, origin.apply(piece))
                            .part()
                            .ifPresent(part -> into.put(place, part));
                }
            }
            return into;
        });
    }

    private static Iterable<? extends CompilationUnitTree> parsed(JavacTask task) {
        try {
            return task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException("Parsing a cell failed", e);
        }
    }

    /** The compiler wraps what it was given; the address stays. */
    private static int place(JavaFileObject source) {
        return Integer.parseInt(source.toUri().getPath().split("/")[1]);
    }

    private static Part plain(Part.Kind kind, Piece piece, Places.Place origin) {
        return new Part(kind, piece, piece.source(), List.of(), Bare.words(piece.source()), new Part.Plain(), origin);
    }

    /** One piece as the parser sees it. */
    private static final class Reader {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Piece piece;
        private final int shift;
        private final boolean inBlock;
        private final Places.Place origin;

        Reader(CompilationUnitTree unit, SourcePositions positions, Piece piece, String before, Places.Place origin) {
            this.inBlock = before.equals(IN_BLOCK);
            this.origin = origin;
            this.unit = unit;
            this.positions = positions;
            this.piece = piece;
            this.shift = before.length();
        }

        /** Empty if there is more than one. */
        Optional<Part> part() {
            List<Tree> trees = new ArrayList<>(((ClassTree) unit.getTypeDecls().get(0)).getMembers());
            if (inBlock && trees.size() == 1 && trees.get(0) instanceof BlockTree block) {
                trees = new ArrayList<>(block.getStatements());
            }
            trees.removeIf(t -> start(t) - shift >= piece.source().length() || t instanceof EmptyStatementTree);
            if (trees.stream().allMatch(VariableTree.class::isInstance)) {
                boolean nameless = trees.stream()
                        .anyMatch(tree -> ((VariableTree) tree).getName().isEmpty());
                return Optional.of(
                        trees.isEmpty() || nameless
                                ? statement(nameless ? new Part.Nameless() : new Part.Plain(), piece.source())
                                : variables(Part.Kind.VARIABLE, trees));
            }
            return trees.size() == 1 ? Optional.of(part(trees.get(0))) : Optional.empty();
        }

        private Part part(Tree tree) {
            if (tree instanceof MethodTree method) {
                return method(method);
            } else if (tree instanceof ClassTree type) {
                return new Part(
                        Part.Kind.TYPE,
                        piece,
                        piece.source(),
                        List.of(type.getSimpleName().toString()),
                        Bare.words(piece.source()),
                        head(type.getModifiers(), ""),
                        origin);
            } else if (tree instanceof ExpressionStatementTree statement) {
                return plain(kind(statement.getExpression()), piece, origin);
            }
            List<VariableTree> bound = Bindings.behind(tree);
            if (!bound.isEmpty()) {
                return variables(Part.Kind.STATEMENT, bound);
            } else if (tree instanceof SwitchTree choice && Values.in(choice)) {
                return plain(Part.Kind.EXPRESSION, piece, origin);
            } else if (tree instanceof BlockTree block && block.isStatic()) {
                // In a class it would run where it stands, and so it does in a cell.
                String text = piece.source();
                int at = text.indexOf("static", start(tree) - shift);
                String run =
                        text.substring(0, at) + " ".repeat("static".length()) + text.substring(at + "static".length());
                return statement(new Part.Plain(), run);
            }
            return plain(Part.Kind.STATEMENT, piece, origin);
        }

        private Part statement(Part.Detail detail, String text) {
            return new Part(Part.Kind.STATEMENT, piece, text, List.of(), Bare.words(text), detail, origin);
        }

        private static Part.Kind kind(ExpressionTree expression) {
            if (expression instanceof MethodInvocationTree) {
                return Part.Kind.CALL;
            } else if (expression instanceof ErroneousTree erroneous
                    && erroneous.getErrorTrees().size() == 1
                    && erroneous.getErrorTrees().get(0) instanceof ParenthesizedTree inner) {
                return inner.getExpression() instanceof MethodInvocationTree ? Part.Kind.CALL : Part.Kind.EXPRESSION;
            }
            return Part.Kind.EXPRESSION;
        }

        private Part method(MethodTree method) {
            String parameters = method.getParameters().stream()
                    .map(p -> erased(String.valueOf(p.getType())))
                    .collect(Collectors.joining(","));
            return new Part(
                    Part.Kind.METHOD,
                    piece,
                    piece.source(),
                    List.of(method.getName().toString()),
                    Bare.words(piece.source()),
                    head(method.getModifiers(), parameters),
                    origin);
        }

        private static String erased(String type) {
            String text = type;
            for (String less = ""; !less.equals(text); ) {
                less = text;
                text = text.replaceAll("<[^<>]*>", "");
            }
            return text.replaceAll("\\s", "");
        }

        private Part.Head head(ModifiersTree modifiers, String parameters) {
            int start = start(modifiers);
            int end = end(modifiers);
            boolean none = start < 0 || end < start;
            return none ? new Part.Head(0, 0, parameters) : new Part.Head(start - shift, end - shift, parameters);
        }

        private Part variables(Part.Kind kind, List<? extends Tree> trees) {
            List<Part.Declared> all =
                    trees.stream().map(tree -> declared((VariableTree) tree)).toList();
            return new Part(
                    kind,
                    piece,
                    piece.source(),
                    all.stream().map(Part.Declared::name).toList(),
                    Bare.words(piece.source()),
                    kind == Part.Kind.VARIABLE ? new Part.Variables(all) : new Part.Bound(all),
                    origin);
        }

        private Part.Declared declared(VariableTree variable) {
            Tree type = variable.getType();
            boolean inferred = type == null || start(type) < 0 || text(type).equals("var");
            ExpressionTree value = variable.getInitializer();
            return new Part.Declared(
                    variable.getName().toString(),
                    inferred ? "var" : type.toString(),
                    inferred ? -1 : start(type) - shift,
                    value == null ? -1 : start(value) - shift,
                    value == null ? -1 : end(value) - shift,
                    value instanceof NewArrayTree array && array.getType() == null,
                    value != null && variable.getModifiers().getFlags().contains(Modifier.FINAL));
        }

        private String text(Tree tree) {
            int from = start(tree) - shift;
            int to = end(tree) - shift;
            return from < 0 || to > piece.source().length() || to < from
                    ? ""
                    : piece.source().substring(from, to);
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int end(Tree tree) {
            return (int) positions.getEndPosition(unit, tree);
        }
    }

    /** Finds out whether a switch that stands for itself has values: it was parsed as a statement. */
    private static final class Values extends TreeScanner<Boolean, @Nullable Void> {
        static boolean in(SwitchTree choice) {
            return Boolean.TRUE.equals(new Values().scan(choice.getCases(), null));
        }

        @Override
        public Boolean visitYield(YieldTree value, @Nullable Void nothing) {
            return true;
        }

        @Override
        public Boolean visitErroneous(ErroneousTree value, @Nullable Void nothing) {
            return true;
        }

        @Override
        public Boolean visitSwitchExpression(SwitchExpressionTree other, @Nullable Void nothing) {
            return false;
        }

        @Override
        public Boolean visitClass(ClassTree other, @Nullable Void nothing) {
            return false;
        }

        @Override
        public Boolean visitLambdaExpression(LambdaExpressionTree other, @Nullable Void nothing) {
            return false;
        }

        @Override
        public Boolean reduce(@Nullable Boolean one, @Nullable Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
        }
    }

    private static final class Unit extends SimpleJavaFileObject {
        private final String text;

        Unit(int place, String text) {
            super(URI.create("cell:///" + place + "/$.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
