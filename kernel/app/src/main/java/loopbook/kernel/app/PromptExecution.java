package loopbook.kernel.app;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.display.Renderers;
import loopbook.tables.TableText;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Runs what is typed at the prompt in this process, as the JDK's own control does, and shows values as text that reads
 * well: the JDK's shows {@code toString()}, which for a table is far wider than a terminal.
 */
public final class PromptExecution implements ExecutionControlProvider {
    static final String NAME = "loopbook";

    /** The JDK's shell cuts the middle out of a value that is longer. */
    private static final int MOST = 1000;

    /** For the service loader. */
    public PromptExecution() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return new Control(env.userOut());
    }

    /** The words of values; pictures are not drawn for them. */
    static Renderers renderers() {
        Renderers renderers = new Renderers();
        renderers.register(Table.class, table -> MimeBundle.text(TableText.of(table)));
        return renderers;
    }

    private static final class Control extends LocalExecutionControl {
        private static final Renderers RENDERERS = renderers();
        private static @Nullable Method typed;

        private final PrintStream out;

        Control(PrintStream out) {
            this.out = out;
        }

        /** The JDK's control turns the value of the method it is given into text at once: so it is given ours. */
        @Override
        protected String invoke(Method method) throws Exception {
            typed = method;
            Method shown = Control.class.getDeclaredMethod("shown");
            shown.setAccessible(true);
            String text = super.invoke(shown);
            if (text.length() <= MOST || text.indexOf('\n') < 0) {
                return text;
            }
            out.println(text.strip());
            return "as above";
        }

        /** Strings, characters, numbers and null read well as they are; anything else comes with its words. */
        @SuppressWarnings("unused") // called by its name
        static @Nullable Object shown() throws Throwable {
            try {
                Object value = Objects.requireNonNull(typed).invoke(null);
                boolean plain = value == null
                        || value instanceof CharSequence
                        || value.getClass().getName().startsWith("java.lang.");
                return plain ? value : new Words(RENDERERS.render(value).text());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** More than one line begins on a line of its own. */
    private record Words(String text) {
        @Override
        public String toString() {
            return text.indexOf('\n') < 0 ? text : "\n" + text.stripTrailing();
        }
    }
}
