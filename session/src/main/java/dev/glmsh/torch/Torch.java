package dev.glmsh.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * LibTorch as this process has it. Started by the first use, which takes some 0.3 s and maps some 200 MB of libraries;
 * it stays until the process ends. DJL is told to stay offline and to send no statistics.
 */
public final class Torch {
    private Torch() {}

    /** LibTorch's version, such as {@code 2.7.1}. Starts the engine. */
    public static String version() {
        return Started.ENGINE.getVersion();
    }

    /** Whether this LibTorch was built with CUDA and sees a device. Starts the engine. */
    public static boolean hasCuda() {
        return Started.ENGINE.getGpuCount() > 0;
    }

    /** The number of threads that one operator uses. */
    public static int threads() {
        Started.ENGINE.getVersion();
        return JniUtils.getNumThreads();
    }

    /**
     * Sets the number of threads that one operator uses; call on the torch thread.
     *
     * @throws IllegalArgumentException if {@code threads} is not positive
     */
    public static void threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads);
        }
        Started.ENGINE.getVersion();
        JniUtils.setNumThreads(threads);
    }

    static PtNDManager manager() {
        return Started.MANAGER;
    }

    private static final class Started {
        static final Engine ENGINE;
        static final PtNDManager MANAGER;

        static {
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            NativeHeap.settle();
            ENGINE = Engine.getEngine("PyTorch");
            JniUtils.setGraphExecutorOptimize(false);
            MANAGER = (PtNDManager) NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
        }
    }
}
