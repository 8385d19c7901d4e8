package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

/**
 * Why no graphics card can be used, and what to do about it. All such messages are written here.
 *
 * @param kind what is missing
 * @param what the problem in one clause
 * @param nextStep what the user can do
 */
public record GpuProblem(Kind kind, String what, String nextStep) {
    /** What stands between this process and a usable card. */
    public enum Kind {
        /** No graphics card at all. */
        NO_CARD,
        /** A card, but none that CUDA runs on. */
        UNSUPPORTED_CARD,
        /** An NVIDIA card without a driver. */
        NO_DRIVER,
        /** The host has card and driver, but this container was started without them. */
        NOT_SHARED,
        /** nvidia-smi is there and fails. */
        DRIVER_FAILED,
        /** The driver is older than LibTorch's CUDA needs. */
        DRIVER_TOO_OLD,
        /** Card and driver are fine, but this LibTorch only computes on the CPU. */
        CPU_ONLY_LIBTORCH
    }

    private static final String CPU_SERVES = "generation runs on the CPU, which needs nothing more";

    public GpuProblem {
        requireNonNull(kind, "kind is null");
        requireNonNull(what, "what is null");
        requireNonNull(nextStep, "nextStep is null");
    }

    /** Both in one line, as an error message of glmsh reads. */
    public String line() {
        return what + "; " + nextStep;
    }

    static GpuProblem noCard() {
        return new GpuProblem(Kind.NO_CARD, "this machine has no graphics card", CPU_SERVES);
    }

    static GpuProblem unsupportedCard(String name) {
        return new GpuProblem(Kind.UNSUPPORTED_CARD, "CUDA needs an NVIDIA card, and this is " + name, CPU_SERVES);
    }

    static GpuProblem noDriver(String name) {
        return new GpuProblem(
                Kind.NO_DRIVER,
                name + " has no NVIDIA driver: there is no nvidia-smi",
                "install the driver from your distribution or https://www.nvidia.com/drivers, then restart");
    }

    static GpuProblem notShared(String name) {
        return new GpuProblem(
                Kind.NOT_SHARED,
                name + " and its driver are on the host, but not in this container",
                "start the container with --gpus all, which needs the NVIDIA Container Toolkit on the host");
    }

    static GpuProblem driverTooOld(String driver, String cuda, int needed) {
        return new GpuProblem(
                Kind.DRIVER_TOO_OLD,
                "NVIDIA driver " + driver + " is too old for LibTorch's CUDA " + cuda,
                "install driver " + needed + " or newer from https://www.nvidia.com/drivers");
    }

    static GpuProblem cpuOnlyLibTorch(String name) {
        return new GpuProblem(
                Kind.CPU_ONLY_LIBTORCH,
                "this LibTorch only computes on the CPU, so " + name + " stays idle",
                "to use it, put a CUDA build of LibTorch on the class path (ai.djl.pytorch:pytorch-native-cu128)");
    }

    static GpuProblem driverFailed(String what, String nextStep) {
        return new GpuProblem(Kind.DRIVER_FAILED, what, nextStep);
    }
}
