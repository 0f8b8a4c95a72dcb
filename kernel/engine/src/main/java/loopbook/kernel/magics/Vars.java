package loopbook.kernel.magics;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import loopbook.kernel.display.Display;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.Session;
import loopbook.kernel.engine.Variable;
import org.jspecify.annotations.Nullable;

/** {@code %vars}: the variables of the session. */
final class Vars implements Magic {
    private static final int WIDEST = 80;

    @Override
    public String name() {
        return "vars";
    }

    /** As IPython has them. */
    @Override
    public List<String> aliases() {
        return List.of("who", "whos");
    }

    @Override
    public String help() {
        return "%vars              the variables: name, type, size, value";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        List<Variable> variables = session.variables();
        if (variables.isEmpty()) {
            System.out.println("no variables yet");
        }
        int name = width(variables.stream().map(Variable::name).toList());
        int type = width(variables.stream().map(Variable::type).toList());
        int size = width(variables.stream().map(v -> size(v.value())).toList());
        for (Variable v : variables) {
            System.out.println(pad(v.name(), name) + "  " + pad(v.type(), type) + "  " + pad(size(v.value()), size)
                    + (size == 0 ? "" : "  ") + text(v.value()));
        }
        return null;
    }

    /** How many elements or characters it has; empty for what has no size. */
    private static String size(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return String.valueOf(collection.size());
        } else if (value instanceof Map<?, ?> map) {
            return String.valueOf(map.size());
        } else if (value instanceof CharSequence text) {
            return String.valueOf(text.length());
        }
        return value != null && value.getClass().isArray() ? String.valueOf(Array.getLength(value)) : "";
    }

    private static String text(@Nullable Object value) {
        String line = Display.render(value).text().replaceAll("\\s+", " ");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3) + "...";
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
