package loopbook.kernel.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Java allows with variables and the compiler refuses, since those of cells are fields to it: written in another way.
 *
 * @param unit     what does not compile
 * @param variable the part that declares the variable of a cell, by its name
 */
record Mending(Unit unit, Function<String, Optional<Part>> variable) {
    private static final Pattern NAME = Pattern.compile("[\\w$\\P{ASCII}]+");
    private static final String RESOURCE = "compiler.err.try.with.resources.expr.effectively.final.var";
    private static final Set<String> CONSTANT = Set.of(
            "compiler.err.const.expr.req",
            "compiler.err.string.const.req",
            "compiler.err.attribute.value.must.be.constant",
            "compiler.err.pattern.or.enum.req");

    /** What to write in this place; empty if the error is the user's. */
    Optional<Told.Edit> of(Javac.Trouble error) {
        Unit.Place at = unit.place(error.position());
        boolean ours = error.code().equals(RESOURCE) || CONSTANT.contains(error.code());
        if (at == null || !ours) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(at.part().text())
                .region(at.offset(), at.part().text().length());
        return name.lookingAt()
                ? variable.apply(name.group()).flatMap(declared -> edit(error, at, name.group(), declared))
                : Optional.empty();
    }

    private static Optional<Told.Edit> edit(Javac.Trouble error, Unit.Place at, String name, Part declared) {
        int start = at.offset();
        return error.code().equals(RESOURCE)
                ? Optional.of(new Told.Edit(at.part(), start, start, "var " + name + "$ = "))
                : constant(name, declared)
                        .map(value -> new Told.Edit(at.part(), start, start + name.length(), "(" + value + ")"));
    }

    /** The value of a final variable, if it consists of literals. */
    static Optional<String> constant(String name, Part declared) {
        return declared.detail().variables().stream()
                .filter(v -> v.name().equals(name) && v.fixed() && !v.array())
                .map(v -> declared.text().substring(v.start(), v.end()))
                .filter(value -> value.indexOf('(') < 0
                        && Bare.words(value).stream().allMatch(word -> word.matches("true|false|[lLfFdDxX]\\w*|e\\w*")))
                .findFirst();
    }
}
