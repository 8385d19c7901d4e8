package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {
    @Test
    void reads_a_captured_x86_cpuinfo() {
        assertThat(CpuInfo.parse(Captured.text("proc/cpuinfo-epyc")))
                .isEqualTo(new CpuInfo(
                        Optional.of("AMD EPYC"),
                        OptionalInt.of(2),
                        2,
                        List.of("avx", "f16c", "fma", "avx2", "avx512f", "avx512bw", "avx512_vnni", "avx512_bf16")));
    }

    @Test
    void reads_an_arm_cpuinfo_without_names_and_cores() {
        assertThat(CpuInfo.parse(Captured.text("proc/cpuinfo-graviton")))
                .isEqualTo(new CpuInfo(
                        Optional.empty(),
                        OptionalInt.empty(),
                        2,
                        List.of("asimd", "asimdhp", "asimddp", "i8mm", "bf16", "sve")));
    }

    @Test
    void counts_two_threads_of_a_core_once_and_two_sockets_twice() {
        String processor = "processor\t: %d\nmodel name\t: Xeon\nphysical id\t: %d\ncore id\t\t: %d\n\n";
        String text = processor.formatted(0, 0, 0) + processor.formatted(1, 0, 0) + processor.formatted(2, 1, 0);
        CpuInfo info = CpuInfo.parse(text);
        assertThat(info.physicalCores()).hasValue(2);
        assertThat(info.logicalCores()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "fpu sse2 avx512_vnni amx_tile amx_bf16 amx_int8, 'avx512_vnni amx_tile amx_int8 amx_bf16'",
        "PF_AVX2_INSTRUCTIONS_AVAILABLE, avx2",
        "PF_ARM_V82_DP_INSTRUCTIONS_AVAILABLE, asimddp",
        "machdep.cpu.features: FPU AVX1.0 FMA F16C, 'avx f16c fma'",
        "machdep.cpu.leaf7_features: AVX2 AVX512F, 'avx2 avx512f'",
        "hw.optional.arm.FEAT_BF16: 1, bf16",
        "hw.optional.arm.FEAT_BF16: 0, ''",
        "hw.optional.neon: 1, asimd",
        "avx512er 3dnow, ''",
    })
    void knows_instruction_sets_by_the_names_of_each_system(String flags, String names) {
        assertThat(String.join(" ", InstructionSets.of(List.of(flags)))).isEqualTo(names);
    }

    @Test
    void asks_oshi_where_there_is_no_proc(@TempDir Path empty) {
        Processor processor = Processor.read(new KernelFiles(empty));
        assertThat(processor.name()).isNotBlank();
        assertThat(processor.logicalCores()).isPositive();
    }

    @Test
    void reads_this_machine() {
        Processor processor = Processor.read();
        assertThat(processor.name()).isNotBlank();
        assertThat(processor.usableCores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
