package loopbook.kernel.magics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %%pom}: adds the dependencies of a project file, or of a part of one. */
final class PomCell implements Magic {
    @Override
    public String name() {
        return "pom";
    }

    @Override
    public List<String> aliases() {
        return List.of("loadFromPOM");
    }

    @Override
    public String help() {
        return "%%pom              adds the dependencies of a pom, or of a part of one; %pom file reads it from a file";
    }

    @Override
    public List<String> complete(String begun) {
        return Paths.startingWith(begun);
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        String xml = body == null || body.isBlank() ? read(arguments) : body;
        Maven.add(session, new MavenRun(Pom.around(xml), false).classPath());
        return null;
    }

    private static String read(String file) {
        if (file.isBlank()) {
            throw new MagicError("%%pom wants the XML of dependencies below it, or %pom a file: %pom pom.xml");
        }
        try {
            return Files.readString(Paths.of(file), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new MagicError("%pom: " + file + " cannot be read: " + e);
        }
    }
}
