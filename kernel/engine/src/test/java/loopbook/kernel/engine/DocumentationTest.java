package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Shift-Tab shows: comments of cells and of libraries, as text, HTML and Markdown. */
class DocumentationTest {
    private static final String COMMENT =
            """
            Half of {@code n}, as {@link java.util.List#of(Object) a list} has <i>it</i>.
            <p>See <a href="javascript:alert(1)">here</a><script>evil()</script> &amp; there: 1 < 2.
            <ul><li>one<li>two</ul>
            @param n what to halve,
                     any number
            @return the half
            @throws IllegalArgumentException if {@code n} is odd
            @author nobody""";

    @Test
    void aCommentIsHtmlOfPlainElements() {
        assertThat(Javadoc.html(COMMENT))
                .isEqualTo(
                        """
                Half of <code>n</code>, as <code>a list</code> has <i>it</i>.
                <p>See hereevil() &amp; there: 1 &lt; 2.
                <ul><li>one<li>two</ul>
                <p><b>Parameters:</b></p>
                <p><code>n</code> what to halve,
                         any number</p>
                <p><b>Returns:</b></p>
                <p>the half</p>
                <p><b>Throws:</b></p>
                <p><code>IllegalArgumentException</code> if <code>n</code> is odd</p>""");
    }

    @Test
    void aCommentIsTextAndMarkdown() {
        Documentation documentation = Documentation.of("int half(int n)", COMMENT);

        assertThat(documentation.text())
                .startsWith("Half of n, as a list has it.\n\nSee here")
                .contains("1 < 2.", "- one\n- two", "Parameters:\n\nn what to halve");
        assertThat(documentation.bundle().data().get("text/markdown").toString())
                .startsWith("```java\nint half(int n)\n```\n\nHalf of `n`, as `a list` has *it*.")
                .contains("**Returns:**\n\nthe half");
        assertThat(documentation.bundle().data().get("text/html").toString()).startsWith("<pre>int half(int n)</pre>");
    }

    @Test
    void whatAReferenceShowsIsItsLabelOrItself() {
        assertThat(Javadoc.html("{@link #of(int, java.util.List)} {@linkplain Map a <b>map</b>} {@code a < {b}}"))
                .isEqualTo("<code>of(int, List)</code> a &lt;b&gt;map&lt;/b&gt; <code>a &lt; {b}</code>");
        assertThat(Javadoc.html("x {@code never closed")).isEqualTo("x <code>never closed</code>");
        assertThat(Javadoc.html("@see Map#get(Object)\n@see <a>page</a>"))
                .isEqualTo("<p><b>See:</b></p>\n<p><code>Map.get(Object)</code></p>\n<p>page</p>");
    }

    @Test
    void signaturesAreTakenApart() {
        assertThat(Signature.of("Map<K,List<V>> my.pkg.Outer.Inner.<T>get(Map<K,V> map, int... more) throws X"))
                .isEqualTo(new Signature("my.pkg.Outer.Inner", "get", List.of("Map", "int[]")));
        assertThat(Signature.of("twice(int n)")).isEqualTo(new Signature("", "twice", List.of("int")));
        assertThat(Signature.of("Item.NAME:java.lang.String")).isEqualTo(new Signature("Item", "NAME", null));
        assertThat(Signature.of("my.pkg.Item<T>")).isEqualTo(new Signature("my.pkg.Item", "Item", null));
        assertThat(Signature.types("final java.util.Map<String, Integer> map, @Nullable String... names"))
                .containsExactly("Map", "String[]");
    }

    @Test
    void theUsersOwnDefinitionsAreExplained() {
        try (Notebook notebook = new Notebook()) {
            notebook.done(
                    """
                    /** Twice as much. */
                    int twice(int n) { return 2 * n; }
                    /**
                     * A pet.
                     * @param name what it is called
                     */
                    record Animal(String name) {
                        /** What it says. */
                        String sound(int times) { return "wuff".repeat(times); }
                    }
                    /** The best. */
                    Animal best = new Animal("Rex");""");

            assertThat(text(notebook, "twice(3)", 2)).isEqualTo("Twice as much.");
            assertThat(text(notebook, "best.sound(3)", 7)).isEqualTo("What it says.");
            assertThat(text(notebook, "new Animal(", 6)).startsWith("A pet.");
            assertThat(text(notebook, "best", 2)).isEqualTo("The best.");
            notebook.done("var other = new Animal(\"Tom\");");
            assertThat(notebook.engine.inspect("other", 2).orElseThrow().signature())
                    .isEqualTo("Animal other");
            assertThat(text(notebook, "other", 2)).startsWith("A pet.");
            notebook.done("/** Now thrice. */\nint twice(int n) { return 3 * n; }");
            assertThat(text(notebook, "twice(3)", 2)).isEqualTo("Now thrice.");
        }
    }

    @Test
    void commentsOfMarkdownLinesAreUnderstood() {
        try (Notebook notebook = new Notebook()) {
            notebook.done(
                    """
                    /// Adds *one* to `n < 3`, as [the list][List] and [Map] **never** do.
                    ///
                    /// - first
                    /// - second
                    ///
                    /// ```
                    /// more(1)
                    /// ```
                    /// @param n the number
                    int more(int n) { return n + 1; }""");

            Documentation found = notebook.engine.inspect("more(3)", 2).orElseThrow();

            assertThat(found.html())
                    .startsWith(
                            "Adds <i>one</i> to <code>n &lt; 3</code>, as the list and <code>Map</code> <b>never</b> do.")
                    .contains("<ul><li>first<li>second</ul>", "<pre>more(1)\n</pre>", "<code>n</code> the number");
            assertThat(found.text()).contains("- first\n- second", "Parameters:\n\nn the number");
        }
    }

    @Test
    void aLibraryIsExplainedByTheSourcesBesideItsJar(@TempDir Path folder) throws IOException {
        jar(folder.resolve("nothing.jar"), "x/Other.class", "");
        jar(
                folder.resolve("nothing-sources.jar"),
                "java/util/zip/CRC32C.java",
                """
                public final class CRC32C {
                    /** Starts. */
                    @Deprecated
                    public CRC32C() {}
                    /** One. */
                    public void update(int b) {}
                    /** Many. */
                    public void update(byte[] b, int off, int len) {}
                }""");
        SourceTexts sources = new SourceTexts(getClass().getClassLoader(), List.of(folder.resolve("nothing.jar")));
        List<Commented> found = Commented.in(sources.of("java.util.zip.CRC32C").orElseThrow());

        assertThat(Commented.find(found, Signature.of("void CRC32C.update(byte[] b, int off, int len)")))
                .contains("Many.");
        assertThat(Commented.find(found, Signature.of("void CRC32C.update(int b)")))
                .contains("One.");
        assertThat(Commented.find(found, Signature.of("CRC32C()"))).contains("Starts.");
        assertThat(Commented.find(found, Signature.of("void CRC32C.update(String s)")))
                .isEmpty();
        assertThat(sources.of("java.util.zip.Adler32")).isEmpty();
    }

    private static String text(Notebook notebook, String code, int cursor) {
        return notebook.engine.inspect(code, cursor).orElseThrow().text();
    }

    private static void jar(Path file, String entry, String text) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
