package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Cells that name types without an import. */
class UnimportedTest {
    private static String note(String type) {
        return "Note: added import " + type + ";\n";
    }

    @Test
    void aTypeThatAloneIsCalledSoNeedsNoImport() {
        try (Notebook notebook = new Notebook()) {
            assertThat(notebook.value("var count = new AtomicInteger(41);\ncount.incrementAndGet()"))
                    .isEqualTo(42);
            assertThat(notebook.value("new AtomicInteger(1).get()")).isEqualTo(1);

            assertThat(notebook.err()).isEqualTo(note("java.util.concurrent.atomic.AtomicInteger"));
        }
    }

    @Test
    void soItIsInTheVeryFirstCell() {
        try (Notebook notebook = Notebook.starting(o -> o)) {
            assertThat(notebook.value("StandardCharsets.UTF_8.name()")).isEqualTo("UTF-8");
        }
    }

    @Test
    void inEveryPlaceWhereATypeCanStand() {
        try (Notebook notebook = new Notebook()) {
            notebook.done(
                    """
                    class Holder implements Externalizable {
                        AtomicLong n = new AtomicLong();
                        @ConstructorProperties("a") public Holder() {}
                        public void writeExternal(ObjectOutput out) {}
                        public void readExternal(ObjectInput in) throws InvalidObjectException {}
                    }
                    LocalDate day(ChronoUnit unit) { return LocalDate.EPOCH.plus(1, unit); }
                    Supplier<String> text = () -> HexFormat.of().formatHex(new byte[] {1});
                    try { throw new UncheckedIOException(null); } catch (UncheckedIOException e) { }
                    var names = List.of("b").stream().map(URI::create).toList();
                    """
                            .replace("UncheckedIOException(null)", "UncheckedIOException(new IOException())"));

            assertThat(notebook.value("text.get() + day(ChronoUnit.DAYS) + names.get(0)"))
                    .isEqualTo("011970-01-02b");
            assertThat(notebook.err())
                    .contains(note("java.io.Externalizable"), note("java.beans.ConstructorProperties"))
                    .contains(note("java.time.temporal.ChronoUnit"), note("java.net.URI"));
        }
    }

    @Test
    void aCellThatDoesNotCompileForAnotherReasonIsRefusedAsItIs() {
        try (Notebook notebook = new Notebook()) {
            Outcome.Failed failed =
                    notebook.failure("System.out.println(\"ran\");\nAtomicLong a = null;\nint wrong = \"x\";");

            assertThat(String.join("\n", failed.trace()))
                    .contains("line 2: cannot find symbol", "line 3: incompatible types")
                    .contains("AtomicLong a = null;\n    ^^^^^^^^^^", "import java.util.concurrent.atomic.AtomicLong;");
            assertThat(notebook.out() + notebook.err()).isEmpty();
            assertThat(notebook.failure("AtomicLong b = 3;").message()).contains("cannot find symbol");
        }
    }

    @Test
    void aNameThatSeveralCouldMeanIsRefused() {
        try (Notebook notebook = new Notebook()) {
            assertThat(notebook.failure("Array.getLength(new int[2])").trace())
                    .contains(
                            "  not imported: import java.lang.reflect.Array;",
                            "  not imported: import java.sql.Array;");
        }
    }

    @Test
    void neitherMembersNorWhatIsNotPublicIsLookedFor() {
        try (Notebook notebook = new Notebook()) {
            assertThat(notebook.failure("Map.AtomicLong a = null;").message()).contains("cannot find symbol");
            assertThat(notebook.failure("Striped64 s = null;").message()).contains("cannot find symbol");
            assertThat(notebook.err()).isEmpty();
        }
    }

    @Test
    void whatACellDeclaresIsMeantFromThenOn() {
        try (Notebook notebook = new Notebook()) {
            assertThat(notebook.value("new CRC32().getValue()")).isEqualTo(0L);
            notebook.done("class CRC32 { int mine = 1; }");

            assertThat(notebook.value("new CRC32().mine")).isEqualTo(1);
        }
    }
}
