package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** What a magic sees of the engine that runs its cell. */
final class CellSession implements Session {
    private final Engine engine;
    private final Shell in;
    private final Run run;
    private final Cell cell;
    private final int start;

    /** @param start where the magic stands in the cell */
    CellSession(Engine engine, Shell in, Run run, Cell cell, int start) {
        this.engine = engine;
        this.in = in;
        this.run = run;
        this.cell = cell;
        this.start = start;
    }

    @Override
    public Outcome run(String code) {
        int line = cell.line() + Math.max(0, lineOf(code));
        return run(new Cell(cell.number(), cell.name(), line, code, cell.output(), cell.input()));
    }

    @Override
    public Outcome run(String name, String text) {
        String script = Script.withoutExit(text);
        return run(new Cell(cell.number(), name, 1, script, cell.output(), cell.input()));
    }

    private Outcome run(Cell part) {
        Outcome outcome = engine.runner(in, run, part, null).run();
        if (outcome.wentWell()) {
            return outcome;
        }
        throw new CellFailed(outcome);
    }

    @Override
    public Callable<?> compiled(String part) {
        List<Piece> pieces = in.ask(run, s -> new Pieces(s.sourceCodeAnalysis()).cut(part));
        int line = cell.line() + lineOf(part) - Bodies.LINES_BEFORE;
        Outcome first = new Outcome.Done();
        for (String way : Bodies.of(pieces, part)) {
            Cell body = new Cell(cell.number(), cell.name(), line, way, cell.output(), cell.input());
            Outcome outcome = engine.runner(in, run, body, null).run();
            if (outcome instanceof Outcome.Value value && value.value() instanceof Callable<?> work) {
                return work;
            }
            first = first.wentWell() ? outcome : first;
        }
        throw new CellFailed(first);
    }

    @Override
    public int reset() {
        run.group().past().letGo();
        return in.work(Workshop::reset);
    }

    /** In which line of the cell this part of the magic begins, from 0. */
    private int lineOf(String code) {
        int at = cell.code().indexOf(code, start);
        return at < 0
                ? 0
                : (int) cell.code()
                        .substring(0, at)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    @Override
    public List<Variable> variables() {
        return in.variables();
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        engine.addToClassPath(entries);
        if (JvmRepr.isIn(entries)) {
            run(JvmRepr.CODE);
        }
    }

    @Override
    public List<Path> classPath() {
        return engine.classPath();
    }

    @Override
    public List<Magic> magics() {
        return engine.magics();
    }
}
