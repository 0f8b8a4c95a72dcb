package loopbook.kernel.display;

import java.util.Objects;
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

    /** Shows one value. What it returns is the id for {@link #updateDisplay}, and is not shown itself. */
    public static String display(@Nullable Object value) {
        return display(value, UUID.randomUUID().toString());
    }

    /**
     * Shows one value under an id, by which {@link #updateDisplay} replaces it later. What looks like a MIME type is one,
     * as in JJava and IJava: {@code display("<b>x</b>", "text/html")}.
     */
    public static String display(@Nullable Object value, String id) {
        Stage stage = stage();
        boolean typed = Forms.isMimeType(id);
        String shownAs = typed ? UUID.randomUUID().toString() : id;
        Renderers renderers = stage.renderers();
        stage.screen().display(typed ? Forms.as(value, renderers, id) : renderers.render(value), shownAs);
        return Displayed.give(shownAs);
    }

    /** Shows one value in several forms: {@code display(x, "text/html", "text/plain")}. */
    public static String display(@Nullable Object value, String mimeType, String... more) {
        String id = UUID.randomUUID().toString();
        stage().screen().display(render(value, mimeType, more), id);
        return Displayed.give(id);
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

    /** Removes the output of this cell, now. */
    public static void clear() {
        clear(false);
    }

    /** The forms of a value, without showing it. */
    public static MimeBundle render(@Nullable Object value) {
        return stage().renderers().render(value);
    }

    /** The registry of this session: register a renderer for a class of your own. */
    public static Renderers renderers() {
        return stage().renderers();
    }

    /**
     * Some forms of a value, such as {@code text/html} of a text that is HTML: as JJava and IJava have it. Bytes are taken to be
     * the picture or file that the type says.
     *
     * @throws IllegalArgumentException if the value has no such form: a number is no picture
     */
    public static MimeBundle render(@Nullable Object value, String mimeType, String... more) {
        return Forms.as(value, stage().renderers(), Forms.list(mimeType, more));
    }

    /** Replaces what was shown under this id by a text of a type: {@code updateDisplay(id, "<b>x</b>", "text/html")}. */
    public static void updateDisplay(String id, @Nullable Object value, String mimeType, String... more) {
        stage().screen().update(render(value, mimeType, more), id);
    }

    /** A text that is HTML, as a value that shows itself so. */
    public static MimeBundle html(String html) {
        return Forms.text("text/html", html);
    }

    /** A text that is Markdown, as a value that shows itself so. */
    public static MimeBundle markdown(String markdown) {
        return Forms.text("text/markdown", markdown);
    }

    /**
     * A formula: {@code latex("a^2 + b^2")}. Text that has dollar signs, {@code \[}, {@code \(} or {@code \begin} of its own stays
     * as it is.
     */
    public static MimeBundle latex(String formula) {
        return MimeBundle.text(formula).with("text/latex", Forms.isLatex(formula) ? formula : "$$" + formula + "$$");
    }

    /** A drawing in SVG, as a value that shows itself so. */
    public static MimeBundle svg(String svg) {
        return Forms.text("image/svg+xml", svg);
    }

    /**
     * JSON that front ends let you unfold: a text of JSON, or a tree made of maps, lists, texts, numbers and truth values.
     *
     * @throws IllegalArgumentException if the text is no JSON; says where
     */
    public static MimeBundle json(Object tree) {
        return MimeBundle.text(String.valueOf(tree)).with(Forms.JSON, Forms.json(tree));
    }

    /**
     * The value of a cell: {@code int n = out(3);}. Its type is what it is assigned to.
     *
     * @throws java.util.NoSuchElementException if the cell had none, or is long past
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // the reader says what the value is
    public static <T> T out(int cell) {
        return (T) stage().past().value(cell);
    }

    /**
     * The last value that a cell had.
     *
     * @throws java.util.NoSuchElementException if no cell has had one
     */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T out() {
        return out(0);
    }

    /**
     * The code of a cell.
     *
     * @throws java.util.NoSuchElementException if there was none of this number, or it is long past
     */
    public static String in(int cell) {
        return stage().past().code(cell);
    }

    /**
     * Runs code in this session, in the middle of a cell, and gives its value; null if it has none.
     *
     * @throws IllegalArgumentException if the code does not compile, or throws; says where
     */
    public static @Nullable Object eval(String code) {
        return stage().eval(Objects.requireNonNull(code, "eval wants code, and got null"));
    }

    private static Stage stage() {
        return Stages.current()
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing to display on: this code runs outside a notebook cell and outside a script of the"
                                + " Loopbook engine. Print the value instead."));
    }
}
