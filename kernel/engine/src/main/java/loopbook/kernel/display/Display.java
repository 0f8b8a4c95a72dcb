package loopbook.kernel.display;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows values now, in the middle of a cell: for {@code import static loopbook.kernel.display.Display.*}. */
public final class Display {
    private Display() {}

    /** Shows each value, in order. */
    public static void show(@Nullable Object... values) {
        Stage stage = stage();
        for (Object value : values) {
            stage.screen().display(stage.renderers().render(value), "");
        }
    }

    /** Shows one value. What it returns is for {@link #updateDisplay(Displayed, Object)}, and is not shown itself. */
    public static Displayed display(@Nullable Object value) {
        return display(value, UUID.randomUUID().toString());
    }

    /** Shows one value under an id, by which {@link #updateDisplay} replaces it later. */
    public static Displayed display(@Nullable Object value, String id) {
        Stage stage = stage();
        stage.screen().display(stage.renderers().render(value), id);
        return new Displayed(id);
    }

    /** Replaces what was shown, in whichever cell it was shown. */
    public static void updateDisplay(Displayed shown, @Nullable Object value) {
        updateDisplay(shown.id(), value);
    }

    /** Replaces what was shown under this id, in whichever cell it was shown. */
    public static void updateDisplay(String id, @Nullable Object value) {
        Stage stage = stage();
        stage.screen().update(stage.renderers().render(value), id);
    }

    /** Removes the output of this cell; {@code wait}: only when new output comes. */
    public static void clear(boolean wait) {
        stage().screen().clear(wait);
    }

    /** The forms of a value, without showing it. */
    public static MimeBundle render(@Nullable Object value) {
        return stage().renderers().render(value);
    }

    /** The registry of this session: register a renderer for a class of your own. */
    public static Renderers renderers() {
        return stage().renderers();
    }

    private static Stage stage() {
        return Stages.current()
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing to display on: this code runs outside a notebook cell and outside a script of the"
                                + " Loopbook engine. Print the value instead."));
    }
}
