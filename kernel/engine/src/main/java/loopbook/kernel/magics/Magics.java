package loopbook.kernel.magics;

import java.util.List;
import loopbook.kernel.engine.Magic;

/** All magics, in the order in which {@code %help} lists them. A new one is a class beside this, and a line here. */
public final class Magics {
    private Magics() {}

    /** One of each. */
    public static List<Magic> all() {
        return List.of(new Help(), new Time(), new Vars(), new Jars(), new ClassPath());
    }
}
