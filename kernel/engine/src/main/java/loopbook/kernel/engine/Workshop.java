package loopbook.kernel.engine;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.tools.JavaCompiler;
import org.jspecify.annotations.Nullable;

/**
 * Compiles cells, each as a whole and in one run of the compiler, and loads them. Nothing of a cell is declared unless all of
 * it compiles. Not for several threads at once.
 */
final class Workshop {
    private final Symbols symbols;
    private final CellLoader loader;
    private final Parser parser;
    private final Javac javac;
    private final View view;
    private final Unnamed unnamed = new Unnamed();
    private int units;

    Workshop(JavaCompiler compiler, CellLoader loader, ClassIndex classPath) {
        this.loader = loader;
        symbols = new Symbols(loader::find);
        javac = new Javac(compiler, classPath);
        parser = new Parser(javac);
        view = new View(javac, symbols);
    }

    /**
     * What came of the pieces of a cell.
     *
     * @param parts  the pieces as the parser sees them
     * @param unit   the class that was written
     * @param code   ready to run; null if it does not compile
     * @param errors why it does not
     * @param notes  what the user should know: variables that were reset, methods that are gone
     */
    record Made(List<Part> parts, Unit unit, @Nullable Compiled code, List<Javac.Trouble> errors, List<String> notes) {}

    /** The pieces as the parser sees them; those that it does not take are not there. */
    List<Part> parse(List<Piece> pieces, Function<Piece, Places.Place> origin) {
        return parser.parse(pieces, origin);
    }

    /**
     * The pieces in groups, each of which is compiled as a whole: a group ends before what declares a name for the second time.
     */
    static List<List<Part>> groups(List<Part> parts) {
        List<List<Part>> groups = new ArrayList<>();
        List<Part> group = new ArrayList<>();
        Set<String> declared = new HashSet<>();
        for (Part part : parts) {
            List<String> keys = keys(part);
            if (keys.stream().anyMatch(declared::contains)) {
                groups.add(group);
                group = new ArrayList<>();
                declared.clear();
            }
            declared.addAll(keys);
            group.add(part);
        }
        groups.add(group);
        return groups;
    }

    private static List<String> keys(Part part) {
        return part.detail().isMember() ? List.of(part.key()) : part.names();
    }

    /**
     * Compiles a cell and declares what it declares.
     *
     * @param imports  lines of imports that it does not have, and gets
     * @param reported which parts' values are wanted
     */
    Made make(Run run, List<Part> parts, Collection<String> imports, Predicate<Part> reported) {
        Plan plan = new Plan(symbols, parts, imports);
        if (!plan.untold().isEmpty()) {
            Unit look = plan.look(++units);
            plan.told(run.compile(
                    () -> javac.look(look.className(), look.text(), task -> TypeLook.of(task, look, plan.untold()))));
        }
        Made made = make(run, plan, reported);
        if (made.code() == null && plan.beCareful()) {
            Made careful = make(run, plan, reported);
            return careful.errors().size() <= made.errors().size() ? careful : made;
        }
        return made;
    }

    /** Told of what a cell threw: a class that cannot be initialised is made anew when it is declared again. */
    void threw(Throwable thrown) {
        Set<String> classes = Uninitialised.classes(thrown);
        if (!classes.isEmpty()) {
            symbols.spoil(classes);
        }
    }

    private Made make(Run run, Plan plan, Predicate<Part> reported) {
        List<String> notes = new ArrayList<>();
        while (true) {
            Unit unit = plan.write(++units, reported);
            Rules rules = plan.rules(unit);
            Javac.Result result = run.compile(() -> javac.compile(unit.className(), unit.text(), rules));
            if (result.errors().isEmpty() && !result.classes().isEmpty()) {
                return new Made(plan.parts(), unit, install(unit, plan, result.classes(), notes), List.of(), notes);
            }
            if (!plan.mend(unit, result.errors()) && !dropped(unit, plan, result.errors(), notes)) {
                return new Made(plan.parts(), unit, null, result.errors(), List.of());
            }
        }
    }

    /** Leaves out declarations of earlier cells that no longer compile; whether there were any. */
    private boolean dropped(Unit unit, Plan plan, List<Javac.Trouble> errors, List<String> notes) {
        boolean dropped = false;
        for (Javac.Trouble error : errors) {
            Unit.Place place = unit.place(error.position());
            if (place != null && plan.drop(place.part())) {
                dropped = true;
                // One with the same parameters, written in another way, takes its place.
                if (!error.code().startsWith("compiler.err.already.defined")) {
                    String why = error.message().lines().findFirst().orElse("").replaceFirst("[;.]$", "");
                    notes.add(place.part().names().get(0)
                            + " is gone, since it does not compile with what was redefined: "
                            + Troubles.asWritten(why));
                }
            }
        }
        return dropped;
    }

    private Compiled install(Unit unit, Plan plan, Map<String, byte[]> classes, List<String> notes) {
        try {
            Class<?> type = loader.define(unit.className(), classes);
            plan.gone().forEach(symbols::remove);
            declare(plan, type, notes);
            if (!plan.members().isEmpty() || !plan.fields().isEmpty()) {
                javac.publish(classes);
                view.add(unit.className(), classes);
            }
            commit(unit, plan);
            return new Compiled(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The class of a cell cannot be loaded", e);
        }
    }

    /** New bodies for old callers, old values for new fields. */
    private void declare(Plan plan, Class<?> type, List<String> notes) throws ReflectiveOperationException {
        Set<String> known = new HashSet<>();
        for (Part part : plan.members()) {
            String name = part.names().get(0);
            if (part.kind() == Part.Kind.METHOD
                    && (symbols.get(part.key()).isPresent()
                            || plan.gone().stream().anyMatch(key -> key.startsWith(name + "(")))) {
                known.add(name);
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (known.contains(method.getName())) {
                MethodType shape = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
                loader.links().redefine(type, method.getName(), shape);
            }
        }
        plan.behind()
                .forEach((typeName, methods) -> notes.add("the class " + typeName + " goes on with "
                        + String.join(" and ", methods) + " as it was, until it is declared again"));
        for (String name : plan.moved()) {
            carryOver(name, type.getField(name), notes);
        }
    }

    private void carryOver(String name, Field to, List<String> notes) throws ReflectiveOperationException {
        Optional<Object> kept = symbols.variable(name).flatMap(this::value);
        if (kept.isPresent() && to.getType().isInstance(kept.get())) {
            to.set(null, kept.get());
            boolean empty = (kept.get() instanceof Collection<?> all && all.isEmpty())
                    || (kept.get() instanceof Map<?, ?> map && map.isEmpty());
            if (!empty) {
                notes.add("what the variable " + name + " holds was made before a class in its type was redefined");
            }
        } else if (kept.isPresent()) {
            notes.add("the variable " + name + " is null now, since the class of its value was redefined");
        }
    }

    private void commit(Unit unit, Plan plan) {
        Map<String, String> fields = plan.fields();
        Map<String, Part> declaredBy = new LinkedHashMap<>();
        plan.added().forEach(this::addImport);
        for (Part part : plan.parts()) {
            if (part.kind() == Part.Kind.IMPORT) {
                addImport(part.text().strip().endsWith(";") ? part.text() : part.text() + ";");
            }
            part.names().forEach(name -> declaredBy.put(name, part));
        }
        declaredBy.forEach(symbols::declaredAgain);
        fields.forEach((name, type) -> {
            String key = Part.Kind.VARIABLE + " " + name;
            Part part = declaredBy.getOrDefault(
                    name, symbols.get(key).map(Symbols.Symbol::part).orElse(null));
            symbols.variable(name).ifPresent(this::forget);
            if (part != null) {
                symbols.put(new Symbols.Symbol(unit.className(), name, Part.Kind.VARIABLE, part, type), key);
            }
        });
        for (Part part : plan.members()) {
            symbols.put(new Symbols.Symbol(unit.className(), part.names().get(0), part.kind(), part, ""), part.key());
        }
        symbols.dropUnused();
    }

    private void addImport(String line) {
        symbols.addImport(line);
        view.changed();
    }

    /** Lets go of the value of a variable that nobody can name any more. */
    private void forget(Symbols.Symbol variable) {
        try {
            unnamed.add(field(variable));
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException("The variable " + variable.name() + " cannot be let go", gone);
        }
    }

    private Field field(Symbols.Symbol variable) throws ReflectiveOperationException {
        return loader.loadClass(variable.owner()).getField(variable.name());
    }

    private Optional<Object> value(Symbols.Symbol variable) {
        try {
            return Optional.ofNullable(field(variable).get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The variable " + variable.name() + " cannot be read", e);
        }
    }

    List<Variable> variables() {
        return symbols.all().stream()
                .filter(s -> s.kind() == Part.Kind.VARIABLE)
                .map(s -> new Variable(s.name(), simple(s.type()), value(s).orElse(null)))
                .toList();
    }

    /** Without packages, as one would write it; of an anonymous class what it is a kind of. */
    private static String simple(String type) {
        return type.replaceAll("\\bAround\\$\\d+\\$\\d+\\.", "")
                .replaceAll("\\$\\d+\\$\\d+\\b", "")
                .replaceAll("\\b(?:[a-z_][\\w]*\\.)+", "")
                .replace(", ", ",");
    }

    Symbols symbols() {
        return symbols;
    }

    Unnamed unnamed() {
        return unnamed;
    }

    View view() {
        return view;
    }

    Javac javac() {
        return javac;
    }

    void keep() {
        symbols.keep();
    }

    int reset() {
        List<Symbols.Symbol> before = List.copyOf(symbols.all());
        int forgotten = symbols.reset();
        view.changed();
        before.stream()
                .filter(s -> s.kind() == Part.Kind.VARIABLE
                        && symbols.variable(s.name()).isEmpty())
                .forEach(this::forget);
        return forgotten;
    }
}
