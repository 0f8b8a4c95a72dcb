package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassIndexTest {
    private static final List<Path> CLASS_PATH = new ClassPath().entries();

    @TempDir
    Path folder;

    private Path kept() {
        return folder.resolve("classes");
    }

    private static List<String> names(List<JavaFileObject> files) {
        return files.stream()
                .map(file -> ((ClassFile) file).binaryName())
                .sorted()
                .toList();
    }

    private static List<String> asTheCompilerSees(JavaFileManager.Location location, String packageName)
            throws IOException {
        try (StandardJavaFileManager standard =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            JavaFileManager.Location in = location == null
                    ? standard.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.base")
                    : location;
            List<String> names = new ArrayList<>();
            standard.list(in, packageName, Set.of(JavaFileObject.Kind.CLASS), false)
                    .forEach(file -> names.add(standard.inferBinaryName(in, file)));
            return names.stream().distinct().sorted().toList();
        }
    }

    private Path jar(String name, String... classes) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String each : classes) {
                zip.putNextEntry(new ZipEntry(each));
                zip.write(each.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @ParameterizedTest
    @ValueSource(strings = {"loopbook.kernel.engine", "org.junit.jupiter.api", "org.objectweb.asm", "no.such.name", ""})
    void knowsTheClassesOfAPackageAsTheCompilerDoes(String packageName) throws IOException {
        List<String> expected = asTheCompilerSees(StandardLocation.CLASS_PATH, packageName);

        assertThat(names(new ClassIndex(CLASS_PATH, null).list(packageName))).isEqualTo(expected);
        assertThat(names(new ClassIndex(CLASS_PATH, kept()).list(packageName))).isEqualTo(expected);
        assertThat(names(new ClassIndex(CLASS_PATH, kept()).list(packageName))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util", "java.util.stream", "javax.crypto"})
    void knowsThePackagesOfTheJdkWhereTheyAreKept(String packageName) throws IOException {
        new ClassIndex(CLASS_PATH, kept());
        ClassIndex index = new ClassIndex(CLASS_PATH, kept());

        assertThat(names(index.list("java.base", packageName))).isEqualTo(asTheCompilerSees(null, packageName));
        assertThat(index.list("java.base", "sun.nio.ch")).isEmpty();
        try (InputStream first = index.list("java.base", packageName).get(0).openInputStream()) {
            assertThat(first.readNBytes(4)).containsExactly(0xCA, 0xFE, 0xBA, 0xBE);
        }
    }

    @Test
    void theFirstOfTheClassPathIsTaken() throws IOException {
        Path first = jar("first.jar", "a/B.class", "a/B$C.class", "META-INF/versions/9/a/B.class", "a/text.txt");
        Path second = jar("second.jar", "a/B.class", "a/D.class");

        ClassIndex index = new ClassIndex(List.of(first, folder.resolve("missing.jar"), second), null);

        assertThat(names(index.list("a"))).containsExactly("a.B", "a.B$C", "a.D");
        assertThat(index.list("a")).extracting(JavaFileObject::toUri).containsOnly(first.toUri(), second.toUri());
        assertThat(index.names()).containsExactlyInAnyOrder("a.B", "a.B$C", "a.B", "a.D");
    }

    @Test
    void aJarThatChangedIsReadAgain() throws IOException {
        Path jar = jar("changing.jar", "a/B.class");
        new ClassIndex(List.of(jar), kept());
        jar("changing.jar", "a/New.class");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));

        assertThat(names(new ClassIndex(List.of(jar), kept()).list("a"))).containsExactly("a.New");
        assertThat(Files.readString(kept())).contains("New").doesNotContain("a\t1\nB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "nonsense", "a\tb\tc\n\n", "/x.jar\t1\t1\na\t100\n\nshort"})
    void whatWasKeptAndIsDamagedIsNotUsed(String text) throws IOException {
        Path jar = jar("one.jar", "a/B.class");
        Files.writeString(kept(), text);

        assertThat(names(new ClassIndex(List.of(jar), kept()).list("a"))).containsExactly("a.B");
        assertThat(names(new ClassIndex(List.of(jar), kept()).list("a"))).containsExactly("a.B");
    }

    @Test
    void whereNothingCanBeKeptTheJarsAreRead() throws IOException {
        Path jar = jar("one.jar", "a/B.class");
        Path nowhere = folder.resolve("missing").resolve("classes");

        assertThat(names(new ClassIndex(List.of(jar), nowhere).list("a"))).containsExactly("a.B");
    }

    @Test
    void aFolderIsLookedIntoEachTime() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("out/a"));
        ClassIndex index = new ClassIndex(List.of(folder.resolve("out")), kept());
        assertThat(index.list("a")).isEmpty();

        Files.writeString(classes.resolve("Late.class"), "");

        assertThat(names(index.list("a"))).containsExactly("a.Late");
        assertThat(index.names()).containsExactly("a.Late");
    }
}
