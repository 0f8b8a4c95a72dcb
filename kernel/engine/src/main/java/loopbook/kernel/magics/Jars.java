package loopbook.kernel.magics;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %jars path…}: adds jars, all jars of a folder ({@code lib/*}), or folders of classes. */
final class Jars implements Magic {
    @Override
    public String name() {
        return "jars";
    }

    @Override
    public String help() {
        return "%jars path...      adds jars, all jars of a folder (lib/*), or folders of classes";
    }

    @Override
    public List<String> complete(String begun) {
        return Paths.startingWith(begun);
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        if (arguments.isBlank()) {
            throw new MagicError("%jars wants one or more paths: %jars lib/some.jar  or  %jars lib/*");
        }
        add(session, arguments);
        return null;
    }

    /** Adds what is named, and says so. */
    static void add(Session session, String paths) {
        List<Path> entries = new ArrayList<>();
        for (String path : Paths.words(paths)) {
            entries.addAll(entries(path));
        }
        session.addToClassPath(entries);
        entries.forEach(entry -> System.out.println("added " + entry));
    }

    private static List<Path> entries(String path) {
        try {
            String plain = Paths.unquoted(path);
            if (plain.endsWith("/*") || plain.endsWith("*.jar")) {
                return folder(Paths.of(plain.substring(0, plain.lastIndexOf('/') + 1)));
            }
            Path entry = Paths.of(plain);
            if (!Files.exists(entry)) {
                throw new MagicError("there is no file or folder " + entry);
            }
            return List.of(entry);
        } catch (InvalidPathException e) {
            throw new MagicError("not a path: " + path + " (" + e.getMessage() + ")");
        }
    }

    private static List<Path> folder(Path folder) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException e) {
            throw new MagicError("the folder " + folder + " cannot be read: " + e);
        }
        if (jars.isEmpty()) {
            throw new MagicError("there is no jar in " + folder);
        }
        Collections.sort(jars);
        return jars;
    }
}
