package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Code that a cell runs by {@code eval}. */
class EvalTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook(o -> o.imports("static loopbook.kernel.display.Display.*"));

    @Test
    void whatItDeclaresTheSessionHas() {
        assertThat(notebook.value("eval(\"int four = 4; four * 2\")")).isEqualTo(8);
        assertThat(notebook.value("four")).isEqualTo(4);
    }

    @Test
    void anExceptionIsTheOneThatWasThrownAndMayBeCaught() {
        assertThat(
                        notebook.value(
                                """
                String caught = "";
                try { eval("throw new java.io.IOException(\\"disk\\")"); } catch (Exception e) { caught = e.toString(); }
                caught"""))
                .isEqualTo("java.io.IOException: disk");
    }

    @Test
    void codeThatDoesNotCompileIsAWrongArgumentAndMayBeCaught() {
        assertThat(notebook.value(
                                """
                String wrong = "";
                try { eval("int q = nowhere;"); } catch (IllegalArgumentException e) { wrong = e.getMessage(); }
                wrong""")
                        .toString())
                .contains("eval in Cell [", "line 1: cannot find symbol", "variable nowhere");
    }

    @Test
    void whatNobodyCatchesFailsTheCellAndNamesBothPlaces() {
        Outcome.Failed failure = notebook.failure("int before = 1;\neval(\"1 / 0\")");

        assertThat(failure.name()).isEqualTo("java.lang.ArithmeticException");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure.trace()).noneMatch(line -> line.contains("reflect") || line.contains("loopbook."));
        assertThat(failure.trace().get(1)).matches(" {2}at eval in Cell \\[\\d+], line 1");
    }

    @Test
    void severalThreadsMayCallIt() {
        assertThat(notebook.value("IntStream.range(0, 8).parallel().mapToObj(i -> eval(\"\" + i)).toList()"))
                .hasToString("[0, 1, 2, 3, 4, 5, 6, 7]");
    }
}
