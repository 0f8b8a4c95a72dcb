package loopbook.wire;

import java.time.Duration;
import loopbook.client.Bound;
import loopbook.client.Command;
import loopbook.client.Job;

/** {@code commands}. */
final class CommandCalls {
    private CommandCalls() {}

    static void in(Calls calls) {
        calls.add("commands.list", c -> c.dl().commands().list().toList());
        calls.add(
                "commands.get",
                c -> c.arg("url").isString()
                        ? c.dl().commands().get(c.text("url"))
                        : c.dl().commands().get(c.text("commandId")));
        calls.add("commands.abort", c -> c.dl().commands().abort(c.text("commandId")));
        calls.add("command.abort", c -> held(c).abort());
        calls.add(
                "commands.wait",
                c -> await(c, c.dl().commands().job(c.arg("url").isString() ? c.text("url") : c.text("commandId"))));
        calls.add("command.wait", c -> await(c, held(c).job()));
    }

    private static Command held(Case c) {
        return Bound.command(c.held("command"), c.dl());
    }

    private static Command await(Case c, Job<Command> job) {
        double factor = c.arg("backoffFactor").asDouble(1);
        Job<Command> timed =
                factor == 1 ? job : job.waits(Duration.ofMillis(Math.round(factor * 2000)), Duration.ofSeconds(30));
        double timeout = c.arg("timeout").asDouble(0);
        return timeout > 0 ? timed.await(Duration.ofMillis(Math.round(timeout * 1000))) : timed.await();
    }
}
