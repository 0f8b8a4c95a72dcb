package loopbook.kernel.magics;

import java.util.List;
import loopbook.kernel.engine.Magic;

/** All magics, in the order in which {@code %help} lists them. A new one is a class beside this, and a line here. */
public final class Magics {
    private Magics() {}

    /** One of each. */
    public static List<Magic> all() {
        Environment environment = new Environment();
        Repositories repositories = new Repositories();
        return List.of(
                new Help(),
                new LsMagic(),
                new Maven(repositories),
                repositories,
                new PomCell(),
                new Jars(),
                new ClassPath(),
                new Time(),
                new TimeIt(),
                new Vars(),
                new Reset(),
                new Bash(environment),
                new Env(environment),
                new WriteFile(),
                new ShowAs("html", "text/html"),
                new ShowAs("markdown", "text/markdown"),
                new ShowAs("svg", "image/svg+xml"),
                new ShowAs("latex", "text/latex"));
    }
}
