package loopbook.kernel.engine;

import java.util.List;
import java.util.Set;

/**
 * A declaration, statement or expression of a cell, as the parser sees it.
 *
 * @param kind   what it is
 * @param piece  where it stands in the cell
 * @param text   its source, as long as the piece's
 * @param names  what it declares; several for {@code int a, b}
 * @param words  all identifiers in it: what it may depend on
 * @param detail what depends on the kind
 * @param origin where it begins, for stack traces
 */
record Part(
        Kind kind,
        Piece piece,
        String text,
        List<String> names,
        Set<String> words,
        Detail detail,
        Places.Place origin) {
    enum Kind {
        IMPORT,
        VARIABLE,
        METHOD,
        TYPE,
        STATEMENT,
        /** One whose value is never void. */
        EXPRESSION,
        /** A call, which may give nothing. */
        CALL
    }

    /** What belongs to a kind alone. */
    sealed interface Detail {
        /** Whether it becomes a member of the class that the cell is compiled as, and is there before anything runs. */
        default boolean isMember() {
            return false;
        }

        /** The variables that it declares. */
        default List<Declared> variables() {
            return List.of();
        }
    }

    /** Nothing more. */
    record Plain() implements Detail {}

    /** A variable that is called {@code _}: only its value is computed. */
    record Nameless() implements Detail {}

    /** The variables of one declaration. */
    record Variables(List<Declared> variables) implements Detail {}

    /** The variables of patterns that a statement leaves to those behind it. */
    record Bound(List<Declared> variables) implements Detail {}

    /**
     * A variable.
     *
     * @param type  its type as written, dimensions included; {@code var} if it is to be found out
     * @param typeAt where that stands in the text; -1 if it does not
     * @param start where its initializer begins in the text, and ends; -1 if it has none
     * @param array whether that is a bare {@code {1, 2}}
     * @param fixed whether it is final
     */
    record Declared(String name, String type, int typeAt, int start, int end, boolean array, boolean fixed) {}

    /**
     * A method, or the head of a type.
     *
     * @param start      where modifiers begin in the text
     * @param end        where they end
     * @param parameters of a method the types as written, without type arguments: tells overloads apart
     */
    record Head(int start, int end, String parameters) implements Detail {
        @Override
        public boolean isMember() {
            return true;
        }
    }

    /**
     * The class of an anonymous object that a variable holds, which has a name so that the variable can have its type.
     *
     * @param before what comes before its members
     * @param from   where these begin in the text
     * @param to     where they end
     * @param after  what comes behind them
     */
    record Lifted(String before, int from, int to, String after) implements Detail {
        @Override
        public boolean isMember() {
            return true;
        }
    }

    boolean isValue() {
        return kind == Kind.EXPRESSION || kind == Kind.CALL;
    }

    /** Whether it does something when its turn comes; the others are declared beforehand. */
    boolean runs() {
        return !detail.isMember() && kind != Kind.IMPORT;
    }

    /** What tells this declaration from others: a method by its parameters, anything else by its name. */
    String key() {
        return kind == Kind.METHOD
                ? names.get(0) + "(" + ((Head) detail).parameters() + ")"
                : kind + " " + names.get(0);
    }
}
