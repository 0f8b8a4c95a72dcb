package loopbook.junit;

import java.nio.file.Path;
import loopbook.LocalDoor;
import loopbook.client.Dataloop;
import loopbook.client.Platform;
import loopbook.local.LocalPlatform;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that asks for a {@link Dataloop} or a {@link LocalPlatform} an empty local platform of its own, in
 * memory, closed after the test: {@code @ExtendWith(LocalDataloop.class)}. No account, network or home is touched.
 */
public final class LocalDataloop implements ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(LocalDataloop.class);

    /** Made by JUnit. */
    public LocalDataloop() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Dataloop.class || type == LocalPlatform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        LocalPlatform platform = context.getStore(NAMESPACE)
                .getOrComputeIfAbsent("platform", key -> LocalPlatform.inMemory(), LocalPlatform.class);
        return parameter.getParameter().getType() == LocalPlatform.class
                ? platform
                : Dataloop.local(new Running(platform), Path.of("(in memory)"));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close(test);
    }

    /** A platform that a constructor or a {@code @BeforeAll} method asked for. */
    @Override
    public void afterAll(ExtensionContext tests) {
        close(tests);
    }

    /** By ourselves: before version 5.13 JUnit does not close what is {@link AutoCloseable}. */
    private static void close(ExtensionContext context) {
        LocalPlatform platform = context.getStore(NAMESPACE).remove("platform", LocalPlatform.class);
        if (platform != null) {
            platform.close();
        }
    }

    /** The platform of the test; the samples are those that come with Loopbook. */
    private record Running(LocalPlatform platform) implements Platform {
        @Override
        public Address open(Path folder) {
            return new Address(platform.url(), platform.token(), folder);
        }

        @Override
        public Path samples() {
            return new LocalDoor().samples();
        }
    }
}
