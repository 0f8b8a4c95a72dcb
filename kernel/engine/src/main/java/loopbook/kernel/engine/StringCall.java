package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A string that is being written, and the call whose argument it is: {@code dl.projects().get("Sam}.
 *
 * @param receiver the calls and names that the method is called on, first to last; empty for a plain call
 * @param method   the method that gets the string; empty if there is none
 * @param argument which argument the string is, from 0
 * @param begun    what is written of it
 * @param around   the call that this one is an argument of, if there is one and it can be read
 */
public record StringCall(List<Step> receiver, String method, int argument, String begun, Optional<StringCall> around) {
    /**
     * A name, or a call with what its arguments are.
     *
     * @param call      whether brackets follow
     * @param arguments the strings that are its arguments; empty if there are none, or others
     */
    public record Step(String name, boolean call, List<String> arguments) {}

    /** The call around a string that begins behind its quote at an offset; its text goes on to the cursor. */
    static StringCall at(String code, int quote, int cursor) {
        String begun = code.substring(quote + 1, cursor);
        StringCall call = new Back(code, quote).call();
        return new StringCall(call.receiver, call.method, call.argument, begun, call.around);
    }

    /** Reads code from its end: what stands before an argument. */
    private static final class Back {
        private final String code;
        private int at;

        Back(String code, int end) {
            this.code = code;
            at = end;
        }

        StringCall call() {
            int argument = toBracket();
            if (argument < 0) {
                return new StringCall(List.of(), "", 0, "", Optional.empty());
            }
            String method = name();
            List<Step> receiver = new ArrayList<>();
            while (dot()) {
                Step step = step();
                if (step == null) {
                    receiver.clear();
                    break;
                }
                receiver.add(step);
            }
            Collections.reverse(receiver);
            StringCall outer = method.isEmpty() ? null : new Back(code, at).outer();
            return new StringCall(List.copyOf(receiver), method, argument, "", Optional.ofNullable(outer));
        }

        private @Nullable StringCall outer() {
            StringCall call = call();
            return call.method.isEmpty() ? null : call;
        }

        /** Steps over the arguments before; which argument this is, or -1 if it is none. */
        private int toBracket() {
            int commas = 0;
            int depth = 0;
            while (at > 0) {
                char c = code.charAt(--at);
                if (c == '"') {
                    at = code.lastIndexOf('"', at - 1);
                    if (at < 0) {
                        return -1;
                    }
                } else if (c == ')' || c == ']') {
                    depth++;
                } else if (c == '(' && depth == 0) {
                    return commas;
                } else if (c == '(' || c == '[') {
                    depth--;
                } else if (c == ',' && depth == 0) {
                    commas++;
                } else if (c == ';' || c == '{' || c == '}') {
                    return -1;
                }
            }
            return -1;
        }

        private void blanks() {
            while (at > 0 && Character.isWhitespace(code.charAt(at - 1))) {
                at--;
            }
        }

        private boolean dot() {
            blanks();
            if (at > 0 && code.charAt(at - 1) == '.') {
                at--;
                return true;
            }
            return false;
        }

        private String name() {
            blanks();
            int end = at;
            while (at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1))) {
                at--;
            }
            return code.substring(at, end);
        }

        private @Nullable Step step() {
            blanks();
            if (at == 0 || code.charAt(at - 1) != ')') {
                String name = name();
                return name.isEmpty() ? null : new Step(name, false, List.of());
            }
            int end = --at;
            if (toBracket() < 0) {
                return null;
            }
            List<String> arguments = strings(code.substring(at + 1, end).strip());
            String name = name();
            return name.isEmpty() ? null : new Step(name, true, arguments);
        }

        private static List<String> strings(String arguments) {
            boolean one = arguments.matches("\"[^\"\\\\]*\"");
            return one ? List.of(arguments.substring(1, arguments.length() - 1)) : List.of();
        }
    }
}
