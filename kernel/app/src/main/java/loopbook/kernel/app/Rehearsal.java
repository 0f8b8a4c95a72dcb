package loopbook.kernel.app;

import java.util.List;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.jupyter.EarlyOutput;
import loopbook.kernel.jupyter.KernelProcess;

/** What the class data archive is made of: a short session, as a notebook would have it. */
final class Rehearsal {
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "int a = 6;\nint b = 7;\nSystem.out.println(a * b);",
            "record Pair(String left, int right) {}\nvar pairs = List.of(new Pair(\"one\", 1), new Pair(\"two\", 2));\npairs",
            "int twice(int n) { return 2 * n; }\nIntStream.range(0, 9).map(n -> twice(n)).sum()",
            "for (var pair : pairs) { display(pair.left()); }",
            "Map.of(\"key\", new int[] {1, 2, 3})",
            "int broken = \"text\";",
            "a / 0");

    private Rehearsal() {}

    /** Ends with exit code 0 when the session went as it should. */
    public static void main(String... arguments) throws InterruptedException {
        EarlyOutput early = new EarlyOutput();
        Engine engine = KernelMain.engine(early);
        KernelProcess.rehearse(engine, early, CELLS, System.err);
        System.exit(0);
    }
}
