package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import loopbook.local.LocalPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real platform for a class of tests, and a project of its own for each of them. */
abstract class LocalTest {
    private static LocalPlatform platform;

    @TempDir
    Path folder;

    Dataloop dl;
    Project project;

    @BeforeAll
    static void startPlatform() {
        platform = LocalPlatform.inMemory();
    }

    @AfterAll
    static void stopPlatform() {
        platform.close();
    }

    @BeforeEach
    void makeProject() {
        dl = Dataloop.connect(platform.url(), platform.token());
        project = dl.projects().create("p " + System.nanoTime());
    }

    LocalPlatform platform() {
        return platform;
    }

    /** The same platform as somebody else. */
    Dataloop as(String email) {
        return Dataloop.connect(platform.url(), platform.token(email));
    }

    Path file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
