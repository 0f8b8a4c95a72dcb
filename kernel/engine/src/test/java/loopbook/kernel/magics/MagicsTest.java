package loopbook.kernel.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import loopbook.kernel.engine.Completions;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Outcome;
import loopbook.kernel.engine.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicsTest {
    @TempDir
    private Path folder;

    private final Page printed = new Page();
    private final Engine engine = Engine.start(o -> o.magics(Magics.all()).output(printed));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void helpListsEachMagicOnce() {
        assertThat(engine.run("%help")).isEqualTo(new Outcome.Done());

        assertThat(printed.text()).hasLineCount(Magics.all().size());
        assertThat(printed.text()).contains("%time", "%vars", "%jars");
    }

    @Test
    void helpTellsOfOneMagic() {
        engine.run("%help %jars");
        assertThat(printed.text()).startsWith("%jars path...").hasLineCount(1);

        assertThat(engine.run("%help jarz"))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.message())
                        .contains("no magic %jarz", "%jars"));
    }

    @Test
    void argumentsAreCompleted() throws IOException {
        Files.writeString(folder.resolve("my cells.jsh"), "");
        Files.createDirectory(folder.resolve("my lib"));

        assertThat(completed("%maven --t")).containsExactly("--tree");
        assertThat(completed("%maven -")).containsExactly("--tree", "--offline");
        assertThat(completed("%help ti")).containsExactly("time", "timeit");
        assertThat(completed("%help dep")).containsExactly("dependency");
        assertThat(completed("%%writefile -")).containsExactly("-a");
        assertThat(completed("%timeit \"a\".repea")).contains("repeat(");
        for (String magic : List.of("%jars ", "%classpath ", "%%pom ", "%%writefile -a ")) {
            assertThat(completed(magic + folder + "/my"))
                    .as(magic)
                    .containsExactly("\"" + folder + "/my cells.jsh\"", "\"" + folder + "/my lib/");
            assertThat(completed(magic + "x '" + folder + "/my c"))
                    .as(magic)
                    .containsExactly("'" + folder + "/my cells.jsh'");
        }
    }

    private List<String> completed(String code) {
        Completions found = engine.complete(code, code.length());
        return found.matches().stream().map(Completions.Match::text).toList();
    }

    @Test
    void timeRunsTheCodeAndSaysHowLongItTook() {
        assertThat(((Outcome.Value) engine.run("int x = 20;\n%time x + 1")).value())
                .isEqualTo(21);
        assertThat(((Outcome.Value) engine.run("%%time\nint y = x;\ny + 2")).value())
                .isEqualTo(22);

        assertThat(printed.text().lines()).hasSize(2).allMatch(line -> line.matches("took [\\d.]+ m?s"));
    }

    @Test
    void whatFailsInATimedCellFailsTheCellAtItsOwnLine() {
        Outcome outcome = engine.run("%%time\nint y = 1;\n\ny / 0");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.name()).isEqualTo("java.lang.ArithmeticException");
            assertThat(failed.line()).isEqualTo(4);
        });
    }

    @Test
    void varsListsNamesTypesAndValues() {
        engine.run("int answer = 42;\nvar words = new String[] {\"a\", \"b\"};");
        engine.run("%whos");

        assertThat(printed.text().lines()).containsExactly("answer  int          42", "words   String[]  2  [a, b]");
    }

    @Test
    void jarsCanBeUsedAtOnce() throws IOException {
        Path jar = jar("greet", "public class Greet { public static String hello() { return \"from a jar\"; } }");

        engine.run("%jars " + jar);

        assertThat(((Outcome.Value) engine.run("greet.Greet.hello()")).value()).isEqualTo("from a jar");
        engine.run("%classpath");
        assertThat(printed.text()).contains(jar.toString());
    }

    @Test
    void whatIsUsedWronglySaysWhatItWants() {
        assertThat(message("%jars " + folder.resolve("none.jar"))).contains("there is no file or folder", "none.jar");
        assertThat(message("%jars " + folder + "/*")).contains("there is no jar in " + folder);
        assertThat(message("%jars")).contains("wants one or more paths");
        assertThat(message("%time")).contains("wants code behind it");
    }

    @Test
    void anUnknownMagicNamesNearMisses() {
        assertThat(message("%tmie 1")).contains("There is no magic %tmie", "Did you mean %time?", "%help");
        assertThat(message("%completelyDifferent")).doesNotContain("Did you mean");
    }

    @Test
    void percentSignsInsideJavaAreNoMagics() {
        assertThat(((Outcome.Value) engine.run(
                                "String t = \"\"\"\n%time\n\"\"\";\n/*\n%vars\n*/\nint m = (17\n%t.length());\nm"))
                        .value())
                .isEqualTo(17 % "%time\n".length());
    }

    @Test
    void magicsAreCompleted() {
        assertThat(engine.complete("int a;\n%ti", 10))
                .satisfies(c -> assertThat(c.start()).isEqualTo(8))
                .satisfies(c -> assertThat(c.matches())
                        .extracting(Completions.Match::text)
                        .containsExactly("time", "timeit"));
    }

    @Test
    void timeitSaysMedianAndSpread() {
        engine.run("int x = 20;\n%timeit x + 1");
        engine.run("%%timeit\nfor (int i = 0; i < 10; i++) {\n    x += i;\n}");

        assertThat(printed.text().lines())
                .hasSize(2)
                .allMatch(line -> line.matches(
                        "[\\d.]+ (ns|µs|ms|s) a loop \\(median of 7 samples of [\\d,]+ loops each; from .*\\)"));
        assertThat(((Outcome.Failed) engine.run("%timeit nix + 1")).message()).contains("cannot find symbol");
        assertThat(((Outcome.Failed) engine.run("%timeit java.nio.file.Files.size(java.nio.file.Path.of(\"nix\"))"))
                        .name())
                .contains("NoSuchFileException");
    }

    @Test
    void bashRunsTheCellAndAFailureIsOne() {
        assertThat(engine.run("%%bash\necho one; echo two >&2\necho $((20 + 3))"))
                .isEqualTo(new Outcome.Done());

        assertThat(printed.text()).contains("one", "two", "23");
        assertThat(message("%%bash\nexit 3")).contains("exit code 3");
    }

    @Test
    void aStopEndsAScriptAndWhatItStarted() throws Exception {
        Path sign = folder.resolve("started");
        CompletableFuture<Outcome> cell =
                CompletableFuture.supplyAsync(() -> engine.run("%%bash\nsleep 600 & touch " + sign + "; wait"));
        while (!Files.exists(sign)) {
            assertThat(cell).as("ended before it was to be stopped").isNotDone();
        }

        engine.interrupt();

        assertThat(cell.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Interrupted(List.of()));
        for (ProcessHandle left : ProcessHandle.current().descendants().toList()) {
            left.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void secretsOfTheEnvironmentAreNeverShown() {
        engine.run("%env LOOPBOOK_TEST_TOKEN=s3cret\n%env LOOPBOOK_TEST_PLAIN=open");
        engine.run("%env");
        engine.run("%env LOOPBOOK_TEST_TOKEN");

        assertThat(printed.text()).contains("LOOPBOOK_TEST_PLAIN=open", "LOOPBOOK_TEST_TOKEN=(hidden)");
        assertThat(printed.text()).doesNotContain("s3cret");
        engine.run("%%bash\necho $LOOPBOOK_TEST_PLAIN for the script");
        assertThat(printed.text()).contains("open for the script");
        assertThat(message("%env NO_SUCH_NAME_HERE")).contains("there is no variable NO_SUCH_NAME_HERE");
    }

    @Test
    void writefileWritesAndAppends() throws IOException {
        Path file = folder.resolve("notes.txt");
        engine.run("%%writefile " + file + "\none\n");
        engine.run("%%writefile -a " + file + "\ntwo");

        assertThat(Files.readString(file)).isEqualTo("one\ntwo\n");
        assertThat(message("%%writefile " + folder + "\nx")).contains("cannot be written");
        assertThat(message("%writefile x")).contains("at the top of a cell");
    }

    @Test
    void pathsWithBlanksMayStandInQuotes() throws IOException {
        Path file = folder.resolve("with blanks.txt");
        engine.run("%%writefile \"" + file + "\"\none");
        engine.run("%%writefile --append '" + file + "'\ntwo");
        engine.run("%%writefile -a " + file + "\nthree");

        assertThat(Files.readString(file)).isEqualTo("one\ntwo\nthree\n");
        Path jars = Files.createDirectory(folder.resolve("my jars"));
        Files.copy(jar("greet", "public class Greet { public static int two() { return 2; } }"), jars.resolve("g.jar"));
        engine.run("%jars \"" + jars + "/*\"");
        assertThat(((Outcome.Value) engine.run("greet.Greet.two()")).value()).isEqualTo(2);
    }

    @Test
    void whatSoundsOrLooksLikeASecretIsHidden() {
        for (String name : List.of(
                "MY_PASSPHRASE",
                "PGPASS",
                "PGPASSWORD",
                "GH_PAT",
                "PAT",
                "DB_PWD",
                "AWS_SECRET_ACCESS_KEY",
                "MY_CREDS")) {
            assertThat(Environment.shown(name, "s3cret")).as(name).isEqualTo("(hidden)");
        }
        for (String name : List.of("PWD", "OLDPWD", "PATH", "MANPATH", "HOME", "LANG", "PINNED")) {
            assertThat(Environment.shown(name, "/tmp/x")).as(name).isEqualTo("/tmp/x");
        }
        assertThat(Environment.shown("OPTS", "-Xmx1g -Dstore.password=abc -Dx=1"))
                .isEqualTo("-Xmx1g -Dstore.password=(hidden) -Dx=1");
        assertThat(Environment.shown("URL", "https://me:word@host/x?access_token=abc&y=1"))
                .isEqualTo("https://(hidden)@host/x?access_token=(hidden)&y=1");
        assertThat(Environment.shown("PLAIN", "ghp_" + "a1".repeat(18))).isEqualTo("(hidden)");
    }

    @Test
    void messagesNameTheMagicThatWasWritten() {
        assertThat(message("%classpath /nope")).isEqualTo("there is no file or folder /nope");
        assertThat(message("//DEPS nonsense\n1")).startsWith("\"nonsense\" is no name of an artifact");
        assertThat(failure("int a = 1;\n//DEPS nonsense\n1").trace().get(1)).isEqualTo("    //DEPS nonsense");
    }

    @Test
    void dependenciesAreThoseOfJavaAlone() throws IOException {
        Path script = folder.resolve("hello.java");
        engine.run("%%writefile \"" + script + "\"\n//DEPS nonsense\nclass hello {}");

        assertThat(script).content().startsWith("//DEPS nonsense");
        assertThat(((Outcome.Value) engine.run(
                                "String text = \"\"\"\n//DEPS nonsense\n\"\"\";\n/*\n//DEPS nonsense\n*/\ntext"))
                        .value())
                .isEqualTo("//DEPS nonsense\n");
        assertThat(message("%%time\n//DEPS nonsense\n1")).startsWith("\"nonsense\" is no name of an artifact");
    }

    @Test
    void ofCodeThatStandsTwiceInACellTheLineOfTheMagicIsTold() {
        engine.run("int times = 0;\nvoid twice() { if (++times == 2) throw new IllegalStateException(); }");

        assertThat(failure("twice();\n%time twice()").line()).isEqualTo(2);
    }

    @Test
    void aCellMagicInTheMiddleIsNamed() {
        Outcome.Failed failure = failure("int x1 = 1;\n%%time\nx1");

        assertThat(failure.message()).isEqualTo("%%time stands at the top of a cell, and is about all of it");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(message("String t = \"\"\"\n%%time\n\"\"\";\nint = 3;")).doesNotContain("%%time");
    }

    @Test
    void commandsOfTheJdksToolAreNamed() {
        assertThat(message("int a = 1;\n/vars"))
                .startsWith("/vars is a command of the JDK's JShell tool")
                .endsWith("%vars lists the variables");
        assertThat(message("/list -all")).startsWith("/list is a command");
    }

    @Test
    void timeitTakesStatementsBeforeAnExpressionAndShowsOnlyWhatWasWritten() {
        engine.run("%%timeit int[] b = {1};\nint[] a = {1}; a[0] + b[0]");
        engine.run("%%timeit\nb.clone()\n");
        engine.run("%timeit new int[] {1, 2}");

        assertThat(printed.text().lines()).hasSize(3).allMatch(line -> line.contains("median"));
        Outcome.Failed thrown = failure("\n%%timeit\nint[] a = {1};\na[3]");
        assertThat(thrown.name()).isEqualTo("java.lang.ArrayIndexOutOfBoundsException");
        assertThat(thrown.line()).isEqualTo(4);
        assertThat(thrown.trace()).endsWith("    return a[3]", "            ^^^");
        assertThat(failure("int[] c = {1};\n%timeit c[3]").line()).isEqualTo(2);
        assertThat(failure("%%timeit\n\nc[3]").trace()).endsWith("    c[3]", "     ^^^");
        Outcome.Failed wrong = failure("%%timeit\nint n = \"x\";");
        assertThat(wrong.line()).isEqualTo(2);
        assertThat(wrong.trace()).contains("    int n = \"x\";").noneMatch(line -> line.contains("Callable"));
        assertThat(failure("int y = 1;\n%timeit nix + y").trace()).contains("    nix + y", "    ^^^");
    }

    @Test
    void documentsShowThemselves() {
        assertThat(shown("%%html\n<b>bold</b>")).containsEntry("text/html", "<b>bold</b>");
        assertThat(shown("%%markdown\n# Title")).containsEntry("text/markdown", "# Title");
        assertThat(shown("%%svg\n<svg/>"))
                .containsEntry("image/svg+xml", "<svg/>")
                .containsEntry("text/plain", "<svg/>");
        assertThat(shown("%%latex\n$x$")).containsEntry("text/latex", "$x$");
        assertThat(message("%%html")).contains("at the top of a cell");
    }

    @Test
    void resetLetsGoOfResults() {
        engine.run("new int[] {7}");
        engine.run("%reset");

        assertThat(message("loopbook.kernel.display.Display.out(1)")).contains("Cell [1] had no value, has been reset");
    }

    @Test
    void resetForgetsWhatCellsDeclared() {
        engine.run("int x = 20; int f() { return x; } record R(int a) {}\nimport java.util.List;");
        engine.run("%reset");

        assertThat(printed.text()).contains("forgot 3 declarations");
        assertThat(message("x")).contains("cannot find symbol");
        assertThat(((Outcome.Value) engine.run("List.of(1).size()")).value()).isEqualTo(1);
    }

    @Test
    void lsmagicNamesThemAll() {
        engine.run("%lsmagic");

        assertThat(printed.text()).contains("%maven", "%timeit", "%bash", "%reset");
    }

    @Test
    void argumentsOfMagicsAreCompleted() throws IOException {
        Files.createFile(folder.resolve("lib.jar"));
        String cell = "%jars " + folder + "/li";

        assertThat(engine.complete(cell, cell.length()).matches())
                .extracting(Completions.Match::text)
                .containsExactly(folder + "/lib.jar");
    }

    private Map<String, Object> shown(String cell) {
        return ((Outcome.Value) engine.run(cell)).shown().data();
    }

    private String message(String cell) {
        return failure(cell).message();
    }

    private Outcome.Failed failure(String cell) {
        return (Outcome.Failed) engine.run(cell);
    }

    private Path jar(String packageName, String source) throws IOException {
        Path file = Files.createDirectories(folder.resolve("src")).resolve("Greet.java");
        Files.writeString(file, "package " + packageName + ";\n" + source);
        int failed =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), file.toString());
        assertThat(failed).isZero();
        Path jar = folder.resolve("greet.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(packageName + "/Greet.class"));
            out.write(Files.readAllBytes(folder.resolve(packageName).resolve("Greet.class")));
            out.closeEntry();
        }
        return jar;
    }
}
