package dev.glmsh.kernel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** The signal by which old front ends, and Ctrl-C in a terminal, interrupt a kernel. */
final class Signals {
    private Signals() {}

    /**
     * SIGINT does that from now on, instead of ending the process. By reflection, because the JDK's class for signals is
     * not one that programs compile against. A JDK without it leaves the message by which front ends interrupt.
     */
    static void onInterrupt(Runnable interrupt) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler handling = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    interrupt.run();
                    return null;
                }
                return method.getName().equals("equals")
                        ? proxy == arguments[0]
                        : (Object) System.identityHashCode(proxy);
            };
            Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, handling);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
        } catch (ReflectiveOperationException e) {
            // no such class, or another one has the signal already
        }
    }
}
