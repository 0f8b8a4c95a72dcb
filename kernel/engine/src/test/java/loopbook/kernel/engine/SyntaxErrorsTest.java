package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What does not parse is told for the whole cell, without what only follows from it. */
class SyntaxErrorsTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    private static List<String> errors(String code) {
        return notebook.failure(code).trace().stream()
                .filter(line -> line.startsWith("Cell ["))
                .map(line -> line.replaceFirst("Cell \\[\\d+], line ", ""))
                // Newer JDKs name what else could stand there.
                .map(line -> line.replace("')' or ',' expected", "')' expected"))
                .toList();
    }

    @Test
    void eachStatementIsToldForItself() {
        assertThat(
                        errors(
                                """
                int a = ;
                int b = 3 4;
                print(1;
                String s = "abc;
                int good = 1;
                class { }
                int z = 3 +;"""))
                .containsExactly(
                        "1: illegal start of expression",
                        "2: ';' expected",
                        "3: ')' expected",
                        "4: unclosed string literal",
                        "6: <identifier> expected",
                        "7: illegal start of expression");
    }

    @Test
    void soIsEachLineOfAMethod() {
        assertThat(errors("void f() {\n  int x = ;\n  int y = 3\n}\nint k = );"))
                .containsExactly("2: illegal start of expression", "3: ';' expected", "5: illegal start of expression");
    }

    @Test
    void whatBelongsToABrokenStatementIsNoErrorOfItsOwn() {
        assertThat(errors("int ok = 1;\nif (ok > 0 {\n  ok++;\n}\nelse { ok--; }\n"
                        + "for (int i = 0; i < 3; i++ {\n  ok += i;\n}\nint end = 1"))
                .containsExactly("2: ')' expected", "6: ')' expected");
    }

    @Test
    void aLineIsToldOnce() {
        assertThat(errors("int 2bad;\nint fine = 1;")).hasSize(1);
    }

    @Test
    void whatIsLeftOpenIsToldAtItsPlace() {
        assertThat(errors("int q = ;\nprint(")).hasSize(2).last().isEqualTo("2: reached end of file while parsing");
        assertThat(errors("int one = 1; }")).containsExactly("1: illegal start of statement");
    }

    @Test
    void aByteOrderMarkAtTheTopIsNoPartOfTheCode() {
        assertThat(notebook.value("\ufeffint marked = 3;\nmarked")).isEqualTo(3);
    }

    @Test
    void aNativeMethodHasNoBodyAndHarmsNothing() {
        notebook.done("native int nowhere();");

        assertThat(notebook.failure("nowhere()").name()).isEqualTo("java.lang.UnsatisfiedLinkError");
        assertThat(notebook.failure("int hashCode() { return 1; }").message())
                .isEqualTo("hashCode() cannot override hashCode() in java.lang.Object");
    }
}
