package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cells can say of the cells before, and run themselves. */
class PastTest {
    private final Notebook notebook = new Notebook(o -> o.imports("static loopbook.kernel.display.Display.*"));

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void theValueOfACellIsKeptUnderItsNumber() {
        notebook.value("20 + 1");
        notebook.done("int x = 3;");

        assertThat(notebook.value("int n = out(1); n * 2")).isEqualTo(42);
        assertThat(notebook.value("in(2)")).isEqualTo("int x = 3;");
    }

    @Test
    void theLastValueIsThatOfTheLastCellThatHadOne() {
        notebook.value("\"kept\"");
        notebook.done("int x = 3;");

        assertThat(notebook.value("String s = out(); s + \"!\"")).isEqualTo("kept!");
    }

    @Test
    void nullIsAValueAndNothingIsNone() {
        notebook.value("(Object) null");
        notebook.done("int x = 3;");

        assertThat(notebook.value("Object o = out(1); o == null")).isEqualTo(true);
        assertThat(notebook.failure("Object p = out(2);").message()).contains("Cell [2] had no value");
        assertThat(notebook.failure("in(77)").message()).contains("Cell [77] was not run");
    }

    @Test
    void codeCanBeRunInTheMiddleOfACell() {
        assertThat(notebook.value("eval(\"int fresh = 6;\"); eval(\"fresh * 7\")"))
                .isEqualTo(42);
        assertThat(notebook.value("fresh")).isEqualTo(6);
    }

    @Test
    void whatFailsThereIsAnExceptionOfTheCell() {
        Outcome.Failed failed = notebook.failure("int a = 1;\neval(\"nix()\");");

        assertThat(failed.name()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(failed.message()).contains("eval in Cell [1], line 1", "cannot find symbol");
        assertThat(failed.line()).isEqualTo(2);
    }
}
