package loopbook.kernel.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %%writefile path}: writes the rest of the cell to a file; {@code -a} appends to it. */
final class WriteFile implements Magic {
    private static final Pattern APPEND = Pattern.compile("(-a|--append)\\s+");

    @Override
    public String name() {
        return "writefile";
    }

    @Override
    public String help() {
        return "%%writefile path   writes the rest of the cell to a file; with -a before the path appends to it";
    }

    @Override
    public List<String> complete(String begun) {
        return begun.equals("-") ? List.of("-a") : Paths.startingWith(begun);
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        Matcher option = APPEND.matcher(arguments);
        boolean append = option.lookingAt();
        String name = (append ? arguments.substring(option.end()) : arguments).strip();
        if (body == null || name.isEmpty()) {
            throw new MagicError("%%writefile stands at the top of a cell: %%writefile notes.txt");
        }
        try {
            Path path = Paths.of(name);
            OpenOption[] how = append
                    ? new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.APPEND}
                    : new OpenOption[] {
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                    };
            // The last line of a cell ends as the others do, so that what is appended begins a line of its own.
            Files.writeString(path, body.isEmpty() || body.endsWith("\n") ? body : body + "\n", how);
            System.out.println((append ? "appended to " : "wrote ") + path);
        } catch (IOException | InvalidPathException e) {
            throw new MagicError("%%writefile: " + name + " cannot be written: " + e);
        }
        return null;
    }
}
