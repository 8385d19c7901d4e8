package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.device.CompiledPrompts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorFlagsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Haswell         | flags : fma avx2                                             | ATTENTION",
                "Cascade Lake    | flags : avx512f avx512vl avx512_vnni                         | ATTENTION",
                "Ice Lake        | flags : avx512vl avx512vbmi avx512_vnni                     | LAYERS_OF_INT4",
                "Zen 4           | [flags : avx512vl avx512_bf16 avx512vbmi avx512_vnni sse]   | LAYERS",
                "Sapphire Rapids | flags : avx512vl avx512_bf16 avx512vbmi avx512_vnni amx_int8 | ATTENTION",
                "Neoverse        | Features : asimd asimddp bf16                                | ATTENTION"
            })
    void tells_what_of_prompts_is_compiled_for_a_processor(String name, String flags, CompiledPrompts expected) {
        assertThat(ProcessorFlags.prompts(flags)).isEqualTo(expected);
    }

    /** Where they differ, an estimate counts memory that is not taken. */
    @Test
    void says_of_this_machine_what_was_compiled() {
        CompiledKernels kernels = TestKernels.needed();

        boolean layers = CompiledKernels.expectedPrompts().compareTo(CompiledPrompts.ATTENTION) > 0;

        assertThat(kernels.many().isPresent()).isEqualTo(layers);
    }
}
