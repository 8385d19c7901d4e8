package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which processors the LibTorch on the class path was built for, as far as a graphics card is concerned.
 *
 * @param cuda the version of CUDA it was built with, such as {@code 12.8}; empty if it only computes on the CPU
 */
public record LibTorchBuild(Optional<String> cuda) {
    public LibTorchBuild {
        requireNonNull(cuda, "cuda is null");
    }

    /** A build without CUDA. */
    public static LibTorchBuild cpuOnly() {
        return new LibTorchBuild(Optional.empty());
    }

    /** A build with CUDA {@code version}, such as {@code 12.8}. */
    public static LibTorchBuild cuda(String version) {
        return new LibTorchBuild(Optional.of(version));
    }
}
