package loopbook.kernel.jupyter;

import java.lang.reflect.Proxy;

/**
 * Ctrl-C for a kernel in a terminal: interrupts the cell instead of ending the process. {@code sun.misc.Signal} is the
 * only door to signals that the JDK has; it is looked up by name, since the compiler warns of it with no way to agree.
 */
final class Signals {
    private Signals() {}

    static void onInterrupt(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupting = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            Object sigint = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler).invoke(null, sigint, interrupting);
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            System.getLogger(Signals.class.getName())
                    .log(System.Logger.Level.DEBUG, "This platform gives no say in SIGINT", unsupported);
        }
    }
}
