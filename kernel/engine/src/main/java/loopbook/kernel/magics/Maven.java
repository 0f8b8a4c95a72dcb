package loopbook.kernel.magics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %maven group:artifact:version…}: fetches libraries and what they need, and adds them. */
final class Maven implements Magic {
    private final Repositories repositories;

    Maven(Repositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public List<String> aliases() {
        return List.of("addMavenDependency", "addMavenDependencies", "dependency");
    }

    @Override
    public String help() {
        return "%maven g:a:v...    fetches libraries with what they need, by Maven; --tree shows why, --offline fetches nothing";
    }

    @Override
    public List<String> complete(String begun) {
        Stream<String> options = Stream.of("--tree", "--offline").filter(option -> option.startsWith(begun));
        return begun.startsWith("-") ? options.toList() : LocalRepository.coordinates(begun);
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        List<Coordinates> wanted = new ArrayList<>();
        boolean tree = false;
        boolean offline = false;
        for (String word :
                (arguments + " " + (body == null ? "" : body)).strip().split("[\\s,]+")) {
            switch (word) {
                case "", "/add", "/resolve" -> {}
                case "--tree" -> tree = true;
                case "--offline", "-o" -> offline = true;
                default -> wanted.add(Coordinates.of(word));
            }
        }
        if (wanted.isEmpty()) {
            return nothing(arguments);
        }
        MavenRun run = new MavenRun(Pom.of(wanted, repositories.all()), offline);
        if (tree) {
            run.tree();
        }
        add(session, run.classPath());
        return null;
    }

    /** {@code %dependency /resolve} of other kernels: there is nothing left to do, each line has fetched its own. */
    private static @Nullable Object nothing(String arguments) {
        if (arguments.strip().equals("/resolve")) {
            return null;
        }
        throw new MagicError("%maven wants coordinates: %maven org.apache.commons:commons-csv:1.14.1");
    }

    static void add(Session session, List<Path> jars) {
        List<Path> fresh = new ArrayList<>(jars);
        fresh.removeAll(session.classPath());
        session.addToClassPath(fresh);
        System.out.println("added " + fresh.size() + (fresh.size() == 1 ? " jar" : " jars")
                + (fresh.size() < jars.size() ? ", " + (jars.size() - fresh.size()) + " were there" : ""));
        fresh.forEach(jar -> System.out.println("  " + jar.getFileName()));
    }
}
