package loopbook.kernel.engine;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets go of the values of variables that nobody can name any more: at once while one cell runs, which has just declared
 * them anew; else when none does, since the others may have been compiled with the old ones.
 */
final class Unnamed {
    private final List<Field> fields = new ArrayList<>();
    private int running;

    /** A cell begins. */
    synchronized void enter() {
        running++;
    }

    /** A cell has ended. */
    synchronized void leave() {
        running--;
        if (running == 0) {
            letGo();
        }
    }

    /** The field of a variable whose name now means another one, or none. */
    synchronized void add(Field variable) {
        if (!variable.getType().isPrimitive()) {
            fields.add(variable);
            if (running < 2) {
                letGo();
            }
        }
    }

    private void letGo() {
        for (Field field : fields) {
            try {
                field.set(null, null);
            } catch (IllegalAccessException hidden) {
                throw new IllegalStateException("The variable " + field.getName() + " cannot be let go", hidden);
            }
        }
        fields.clear();
    }
}
