package loopbook.junit;

import loopbook.client.Dataloop;
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
                : Dataloop.connect(platform.url(), platform.token());
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
}
