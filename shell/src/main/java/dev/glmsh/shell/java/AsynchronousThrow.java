package dev.glmsh.shell.java;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Throws an error in a thread from outside, at whatever it does: the function StopThread of the JVM Tool Interface,
 * which debuggers use and which JDK 20 and later still have after {@code Thread.stop} is gone. The interface is asked
 * for inside this process, so there is no agent, no option at start and no port. Thread-safe.
 *
 * <p>Numbers of functions and bits are those of the JVM Tool Interface 1.2, the index of a function being its number
 * there less one.
 */
final class AsynchronousThrow {
    private static final int INTERFACE_1_2 = 0x3001_0200;
    private static final int GET_ENV = 6;
    private static final int STOP_THREAD = 6;
    private static final int ADD_CAPABILITIES = 141;
    private static final int CAPABILITIES_BYTES = 16;
    private static final int CAN_SIGNAL_THREAD = 1 << 10;

    private final Pointer environment;
    private final Function stopThread;

    private AsynchronousThrow(Pointer environment) {
        this.environment = environment;
        this.stopThread = function(environment, STOP_THREAD);
    }

    /** The interface of this process's JVM; empty where it has none or native access is refused. */
    static Optional<AsynchronousThrow> open() {
        try {
            return environment().map(AsynchronousThrow::new);
        } catch (LinkageError | IllegalArgumentException | IllegalCallerException e) {
            return Optional.empty();
        }
    }

    private static Optional<Pointer> environment() {
        PointerByReference machine = new PointerByReference();
        int failure = NativeLibrary.getInstance(library().toString())
                .getFunction("JNI_GetCreatedJavaVMs")
                .invokeInt(new Object[] {machine, 1, new IntByReference()});
        PointerByReference found = new PointerByReference();
        if (failure != 0
                || function(machine.getValue(), GET_ENV)
                                .invokeInt(new Object[] {machine.getValue(), found, INTERFACE_1_2})
                        != 0) {
            return Optional.empty();
        }
        Pointer environment = found.getValue();
        try (Memory capabilities = new Memory(CAPABILITIES_BYTES)) {
            capabilities.clear();
            capabilities.setInt(0, CAN_SIGNAL_THREAD);
            int refused = function(environment, ADD_CAPABILITIES).invokeInt(new Object[] {environment, capabilities});
            return refused == 0 ? Optional.of(environment) : Optional.empty();
        }
    }

    private static Path library() {
        Path home = Path.of(System.getProperty("java.home"));
        if (Platform.isWindows()) {
            return home.resolve("bin/server/jvm.dll");
        }
        return home.resolve(Platform.isMac() ? "lib/server/libjvm.dylib" : "lib/server/libjvm.so");
    }

    private static Function function(Pointer object, int index) {
        Pointer table = object.getPointer(0);
        return Function.getFunction(table.getPointer((long) index * Native.POINTER_SIZE));
    }

    /**
     * Throws {@code error} in {@code thread}, which wakes it if it waits; in a native call it arrives when that
     * returns.
     *
     * @return whether it was sent; false for a thread that has ended
     */
    boolean send(Thread thread, Error error) {
        Map<String, Object> options = Map.of(Library.OPTION_ALLOW_OBJECTS, true);
        return Integer.valueOf(0)
                .equals(stopThread.invoke(Integer.class, new Object[] {environment, thread, error}, options));
    }
}
