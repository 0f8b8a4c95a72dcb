package loopbook.junit;

import loopbook.client.Dataloop;
import loopbook.local.LocalPlatform;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that asks for a {@link Dataloop} or a {@link LocalPlatform} an empty local platform of its own, in
 * memory, closed after the test: {@code @ExtendWith(LocalDataloop.class)}. No account, network or home is touched.
 */
public final class LocalDataloop implements ParameterResolver {
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
}
