package loopbook.kernel.magics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %help}: what the other magics do; {@code %help name} what one does. */
final class Help implements Magic {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public String help() {
        return "%help [name]       lists the magics, or tells of one; help() lists the functions of the session";
    }

    @Override
    public List<String> complete(String begun, List<Magic> all) {
        return all.stream()
                .flatMap(magic -> Stream.concat(Stream.of(magic.name()), magic.aliases().stream()))
                .filter(name -> name.startsWith(begun))
                .toList();
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        String name = arguments.replaceFirst("^%{1,2}", "");
        List<Magic> wanted = session.magics().stream()
                .filter(magic -> name.isEmpty()
                        || magic.name().equals(name)
                        || magic.aliases().contains(name))
                .toList();
        if (wanted.isEmpty()) {
            throw MagicError.unknown(name, session.magics());
        }
        System.out.println(wanted.stream().map(Magic::help).collect(Collectors.joining("\n")));
        return null;
    }
}
