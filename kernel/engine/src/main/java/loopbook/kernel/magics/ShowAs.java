package loopbook.kernel.magics;

import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %%html}, {@code %%markdown}, {@code %%svg}, {@code %%latex}: shows the cell as a document of that kind. */
record ShowAs(String name, String mimeType) implements Magic {
    @Override
    public String help() {
        return "%%" + name + " ".repeat(Math.max(1, 17 - name.length())) + "shows the rest of the cell as " + mimeType;
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        if (body == null || (arguments + body).isBlank()) {
            throw new MagicError("%%" + name + " stands at the top of a cell, and shows the lines below it");
        }
        String text = (arguments.isEmpty() ? body : arguments + "\n" + body).strip();
        return MimeBundle.text(text).with(mimeType, text);
    }
}
