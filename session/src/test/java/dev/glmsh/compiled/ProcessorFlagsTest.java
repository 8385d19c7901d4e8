package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorFlagsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Haswell         | flags : fma avx2                                           | false | false",
                "Cascade Lake    | flags : avx512f avx512vl avx512_vnni                       | false | false",
                "Ice Lake        | flags : avx512vl avx512vbmi avx512_vnni                    | true  | false",
                "Zen 4           | [flags : avx512vl avx512_bf16 avx512vbmi avx512_vnni sse]  | true  | true",
                "Sapphire Rapids | flags : avx512vl avx512_bf16 avx512vbmi avx512_vnni amx_int8 | false | false",
                "Neoverse        | Features : asimd asimddp bf16                              | false | false"
            })
    void tells_what_is_compiled_for_several_vectors(String name, String flags, boolean quantized, boolean bf16) {
        assertThat(ProcessorFlags.multipliesQuantized(flags)).isEqualTo(quantized);
        assertThat(ProcessorFlags.multipliesBf16(flags)).isEqualTo(bf16);
    }

    /** Where they differ, an estimate counts memory that is not taken. */
    @Test
    void says_of_this_machine_what_was_compiled() {
        assertThat(TestKernels.needed().many().isPresent()).isEqualTo(CompiledKernels.areExpectedForQuantized());
    }
}
