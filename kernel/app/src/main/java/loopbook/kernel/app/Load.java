package loopbook.kernel.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import loopbook.kernel.magics.Paths;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code %load file}: runs a script, a Java file or the code cells of a notebook as if they stood here. */
final class Load implements Magic {
    @Override
    public String name() {
        return "load";
    }

    @Override
    public String help() {
        return "%load file         runs a .jsh or .java file, or the code cells of an .ipynb, in this session";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        if (arguments.isBlank()) {
            throw new MagicError("%load wants a file: %load helpers.jsh");
        }
        Path file = path(arguments);
        String name = String.valueOf(file.getFileName());
        try {
            String text = Files.readString(file, Batch.CHARSET);
            if (!name.endsWith(".ipynb")) {
                session.run(name, text);
                return null;
            }
            int number = 0;
            for (String cell : cells(text)) {
                session.run(name + ", code cell " + ++number, cell);
            }
            return null;
        } catch (IOException e) {
            throw new MagicError("%load: " + file + " cannot be read: " + e);
        } catch (JacksonException e) {
            throw new MagicError("%load: " + file + " is no notebook: " + e.getOriginalMessage());
        }
    }

    private static Path path(String arguments) {
        try {
            return Paths.of(arguments);
        } catch (InvalidPathException e) {
            throw new MagicError("%load: not a path: " + arguments + " (" + e.getMessage() + ")");
        }
    }

    @Override
    public List<String> complete(String begun) {
        return Paths.startingWith(begun);
    }

    private static List<String> cells(String notebook) {
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : JsonMapper.shared().readTree(notebook).path("cells")) {
            if (cell.path("cell_type").asString("").equals("code")) {
                StringBuilder code = new StringBuilder();
                JsonNode source = cell.path("source");
                if (source.isString()) {
                    code.append(source.asString());
                }
                source.forEach(line -> code.append(line.asString("")));
                cells.add(code.toString());
            }
        }
        return cells;
    }
}
