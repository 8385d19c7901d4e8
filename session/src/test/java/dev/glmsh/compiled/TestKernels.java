package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glmsh.torch.Torch;

/** This machine's kernels, for tests that are left out where there is no compiler. */
final class TestKernels {
    private TestKernels() {}

    static CompiledKernels needed() {
        assertThat(Torch.version()).isNotEmpty();
        CompiledKernels.Found found = CompiledKernels.find();
        assumeTrue(found.kernels().isPresent(), found.reason());
        return found.kernels().get();
    }
}
