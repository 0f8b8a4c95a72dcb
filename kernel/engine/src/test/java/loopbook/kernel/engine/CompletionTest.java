package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopbook.kernel.magics.Magics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered at the cursor, which is a bar in the tests, and what is said of it. */
class CompletionTest {
    @RegisterExtension
    static final Notebook notebook =
            new Notebook(o -> o.imports("static java.lang.Math.*").magics(Magics.all()));

    @BeforeAll
    static void declare() {
        notebook.done(
                "record Pt(int x, List<String> names) {}\nclass Box<T> { T get(int n) throws Exception { return null; } }\n"
                        + "Box<String> box = new Box<>();\nint twice(int number) { return 2 * number; }\nlong twice(long number) { return 2 * number; }");
    }

    private static Map<String, Completions.Match> at(String codeWithBar) {
        int cursor = codeWithBar.indexOf('|');
        String code = codeWithBar.substring(0, cursor) + codeWithBar.substring(cursor + 1);
        Completions found = notebook.engine.complete(code, cursor);
        assertThat(found.end()).isEqualTo(cursor);
        String begun = code.substring(found.start(), cursor);
        return found.matches().stream()
                .collect(Collectors.toMap(
                        Completions.Match::text,
                        match -> {
                            assertThat("." + match.text()).as(begun).contains("." + begun);
                            return match;
                        },
                        (a, b) -> a));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "String s2 = \"x\";#s2.len|!length()",
                "var s3 = \"x\";#s3.len|!length()",
                "Pt p2 = new Pt(1, null);#p2.na|!names()",
                "int foo1() { return 1; }#foo|!foo1()",
                "class Zed { int quite; }#new Zed().qu|!quite",
                "public class Zed { int quite; }#var z = new Zed();#z.qu|!quite",
                "int[] odd = {1, 3};#int first = odd[0];#fir|!first",
                "String s4 = \"x\";#int g() { return s4.len|!length()",
                "String s5 = \"x\";#class In { int g() { s5.len|!length()",
                "var words = List.of(\"a\");#words.forEach(w -> w.len|!length()",
                "var words = List.of(\"a\");#for (var each : words) { each.len|!length()",
                "int a = 1;#for (var each : List.of(1)) { eac|!each",
                "int b = 1;#List.of(1).forEach(each -> eac|!each",
                "import java.awt.image.*;#BufferedIm|!BufferedImage",
                "%time 1#var t = \"x\";#t.len|!length()",
                "%time \"x\".len|!length()",
                "String s6 = \"x\";#s6.len| + 1;#int more = 2;!length()"
            })
    void whatTheCellDeclaresAboveIsSeen(String code, String expected) {
        assertThat(at(code.replace("#", "\n"))).containsKey(expected);
    }

    @Test
    void whatEveryObjectHasComesLast() {
        assertThat(notebook.engine.complete("box.", 4).matches())
                .extracting(Completions.Match::text)
                .startsWith("get(")
                .endsWith("wait(");
    }

    @Test
    void signaturesNameImportedTypesWithoutTheirPackages() {
        String signature = notebook.engine
                .inspect("Collections.emptyList()", 14)
                .orElseThrow()
                .signature();

        assertThat(signature).contains("emptyList()").contains("List").doesNotContain("java.util");
        assertThat(notebook.engine
                        .inspect("java.time.Year.now()", 17)
                        .orElseThrow()
                        .signature())
                .contains("now(java.time.ZoneId zone)");
        assertThat(notebook.engine.inspect("List", 4).orElseThrow().signature()).startsWith("java.util.List");
    }

    @Test
    void whatWasDeclaredTogetherIsStillSeenWhenAPartOfItChanges() {
        notebook.done("import java.awt.geom.*;\nclass Left { int near; }\nclass Right { int far; }");
        assertThat(at("new Right().fa|")).containsKey("far");

        notebook.done("class Left { int near; int nearer; }");

        assertThat(at("new Left().near|")).containsKeys("near", "nearer");
        assertThat(at("new Right().fa|")).containsKey("far");
        assertThat(at("new Path2D.Dou|")).isNotEmpty();
    }

    @Test
    void theCellItselfStaysAsItWas() {
        at("int unseen = 1;\nimport java.awt.image.*;\nunse|");

        assertThat(notebook.failure("unseen").message()).contains("cannot find symbol");
        assertThat(at("BufferedIma|").get("BufferedImage").signature())
                .isEqualTo("import java.awt.image.BufferedImage;");
        assertThat(at("int a1 = 1;\nA|"))
                .allSatisfy((text, match) -> assertThat(text).doesNotContain("Above"));
    }

    @Test
    void methodsHaveASignatureForEachOverload() {
        assertThat(at("\"abc\".subs|").get("substring(").signature().lines())
                .containsExactlyInAnyOrder(
                        "String substring(int beginIndex)", "String substring(int beginIndex, int endIndex)");
        assertThat(at("\"abc\".len|").get("length()"))
                .isEqualTo(new Completions.Match("length()", "function", "int length()"));
        assertThat(at("box.ge|").get("get(").signature()).isEqualTo("String get(int n)");
        assertThat(at("new ArrayList<Integer>().ge|").get("get(").signature()).isEqualTo("Integer get(int index)");
        // The class file of an interface has no names; where there is no source of the JDK, types must do.
        assertThat(at("List.of(1).stream().ma|").get("map(").signature())
                .matches("<R> Stream<R> map\\(Function<\\? super Integer, \\? extends R>( mapper)?\\)");
        assertThat(at("String.form|").get("format(").signature())
                .contains("String format(String format, Object... args)");
        assertThat(at("new Pt(1, null).nam|").get("names()").signature()).isEqualTo("List<String> names()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + text.subs|",
                "!text.subs|",
                "text.length() > 2 ? text.subs|",
                "text.isEmpty() ? \"\" : text.subs|",
                "text.equals(text) && text.subs|",
                "new String[] {text.subs|",
                "int above2 = 1;\nabove2 + text.subs|"
            })
    void theyHaveItBehindOperatorsToo(String code) {
        notebook.done("String text = \"abc\";");

        assertThat(at(code).get("substring(").signature()).contains("String substring(int beginIndex)");
    }

    @Test
    void namesWithoutADotHaveThemToo() {
        assertThat(at("twi|").get("twice(").signature().lines())
                .containsExactlyInAnyOrder("int twice(int number)", "long twice(long number)");
        assertThat(at("cbr|").get("cbrt(").signature()).isEqualTo("double cbrt(double a)");
        assertThat(at("new ArrayLi|").get("ArrayList(").signature().lines())
                .contains("ArrayList()", "ArrayList(int initialCapacity)");
        assertThat(at("new Pt|").get("Pt(").signature()).isEqualTo("Pt(int x, List<String> names)");
        assertThat(at("int above1(char c) { return 1; }\nabo|").get("above1(").signature())
                .isEqualTo("int above1(char c)");
    }

    @Test
    void variablesHaveTheirTypes() {
        assertThat(at("System.ou|").get("out")).isEqualTo(new Completions.Match("out", "instance", "PrintStream out"));
        assertThat(at("bo|").get("box").signature()).isEqualTo("Box<String> box");
        assertThat(at("Map.Ent|").get("Entry").type()).isEqualTo("class");
        assertThat(at("IEEE|").get("IEEEremainder(").type()).isEqualTo("function");
    }

    @Test
    void methodsAreOfferedBehindTwoColons() {
        assertThat(at("Stream.of(\"a\").map(String::toUp|").get("toUpperCase").signature())
                .contains("String toUpperCase()");
        assertThat(at("Runnable r = box::ge|")).containsKey("get");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// comment bo|",
                "int a = 1; // bo|",
                "/* bo|",
                "/** {@code bo|} */ int a;",
                "%%bash\nbo|",
                "%%html\nbo|",
                "List.of(\"|",
                "%time List.of(\"|",
                "Map.of().get(\"|"
            })
    void nothingIsOfferedWhereNoJavaStands(String code) {
        assertThat(at(code)).isEmpty();
    }

    @Test
    void aTypeThatIsNotImportedIsWrittenByItsNameIfOnlyOneIsCalledSo() {
        assertThat(at("new AtomicInteg|").get("AtomicInteger").signature())
                .isEqualTo("import java.util.concurrent.atomic.AtomicInteger;");
        assertThat(at("Arra|")).containsKeys("java.lang.reflect.Array", "java.sql.Array", "Arrays");
        assertThat(at("Arra|")).doesNotContainKeys("Array", "java.util.Arrays", "java.util.ArrayList");
        assertThat(at("new ArrayDeq|"))
                .containsKey("ArrayDeque(")
                .doesNotContainKeys("ArrayDeque", "java.util.ArrayDeque");
        assertThat(at("int a = 1;\nimport AtomicInteg|"))
                .containsKey("java.util.concurrent.atomic.AtomicInteger")
                .doesNotContainKey("AtomicInteger");
        assertThat(at("StringLat|")).isEmpty();
    }

    @Test
    void whatIsNotImportedYetHasMembersAndDocumentation() {
        assertThat(at("var n = new AtomicInteger(1);\nn.incrementAndG|")).containsKey("incrementAndGet()");
        assertThat(at("AtomicInteger n = null;\nn.incrementAndG|")).containsKey("incrementAndGet()");
        assertThat(at("StandardCharsets.UTF_1|")).containsKey("UTF_16");
        String code = "new AtomicInteger";
        assertThat(notebook.engine.inspect(code, code.length()).orElseThrow().signature())
                .startsWith("import java.util.concurrent.atomic.AtomicInteger; // is added when the cell runs\n");
        assertThat(notebook.err()).doesNotContain("AtomicInteger");
    }

    @Test
    void whatACellImportsIsKnownFromThenOn() {
        at("new Adler3|");
        notebook.done("import java.text.*;");
        assertThat(at("NumberFormat.getInst|")).containsKey("getInstance(");

        notebook.run("new Adler32().getValue()");
        assertThat(at("new Adler32().getVal|")).containsKey("getValue()");
        assertThat(notebook.engine.inspect("new Adler32()", 8)).isPresent();
    }

    @Test
    void whatLibrariesHaveForThemselvesIsNotOffered() {
        assertThat(at("StringUti|").keySet())
                .noneMatch(type -> type.startsWith("nonapi.") || type.contains(".internal."));
    }

    @Test
    void whatTheCellDeclaresAboveIsExplained() {
        String code = "/** Half. */\nint half(int n) { return n / 2; }\nhalf(4)";
        Optional<Documentation> known = notebook.engine.inspect(code, code.length() - 3);

        assertThat(known.orElseThrow().signature()).isEqualTo("int half(int n)");
    }
}
