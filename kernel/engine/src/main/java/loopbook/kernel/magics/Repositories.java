package loopbook.kernel.magics;

import java.util.ArrayList;
import java.util.List;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/**
 * {@code %mavenRepo name address}: a repository beside Maven Central and those of settings.xml. A name that is given again gets
 * the new address.
 */
final class Repositories implements Magic {
    private final List<Pom.Repository> added = new ArrayList<>();

    @Override
    public String name() {
        return "mavenRepo";
    }

    @Override
    public List<String> aliases() {
        return List.of("addMavenRepo", "addMavenRepository");
    }

    @Override
    public String help() {
        return "%mavenRepo id url  a repository that %maven looks into, too";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        String[] words = arguments.split("\\s+");
        if (words.length != 2 || !words[1].matches("(https?|file)://\\S+")) {
            throw new MagicError(
                    "%mavenRepo wants a name and an address: %mavenRepo ours https://repo.example.com/maven");
        }
        synchronized (added) {
            added.removeIf(before -> before.id().equals(words[0]));
            added.add(new Pom.Repository(words[0], words[1]));
        }
        return null;
    }

    List<Pom.Repository> all() {
        synchronized (added) {
            return List.copyOf(added);
        }
    }
}
