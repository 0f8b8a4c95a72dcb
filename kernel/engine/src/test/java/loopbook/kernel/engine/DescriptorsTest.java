package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** An engine that is closed leaves no file open. */
@DisabledOnOs(OS.WINDOWS)
class DescriptorsTest {
    private static final int ENGINES = 20;
    /** What the JVM opens by the way; a jar that is left open in each engine is twenty descriptors. */
    private static final int FEW = 10;

    @TempDir
    private Path folder;

    @Test
    void closedEnginesLeaveNothingOpen() throws IOException {
        useAndClose(0);
        long before = open();
        for (int i = 1; i <= ENGINES; i++) {
            useAndClose(i);
        }

        assertThat(open()).isLessThan(before + FEW);
    }

    private void useAndClose(int number) throws IOException {
        Path jar = jar(folder.resolve("added" + number + ".jar"));
        try (Notebook notebook = new Notebook()) {
            notebook.engine.addToClassPath(List.of(jar));
            assertThat(notebook.value("added.Empty.class.getSimpleName()")).isEqualTo("Empty");
        }
    }

    /** With a class in it that both the compiler and the cell have to read from there. */
    private static Path jar(Path file) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            ClassWriter empty = new ClassWriter(0);
            empty.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "added/Empty", null, "java/lang/Object", null);
            empty.visitEnd();
            out.putNextEntry(new JarEntry("added/Empty.class"));
            out.write(empty.toByteArray());
            out.closeEntry();
        }
        return file;
    }

    private static long open() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
