package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glmsh.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the compilers here are shell scripts")
class KernelLibraryTest {
    private final Path folder;
    private final Path cache;

    KernelLibraryTest(@TempDir Path folder) {
        this.folder = folder;
        this.cache = folder.resolve("cache");
    }

    @Test
    void is_compiled_once_and_leaves_nothing_else_behind() throws IOException {
        Optional<CCompiler> real = CCompiler.find(Optional.empty(), System.getenv("PATH"));
        assumeTrue(real.isPresent(), "there is no C compiler here");
        CCompiler counting = compiler("echo once >>" + folder.resolve("calls") + "; exec cc \"$@\"");

        Path library = KernelLibrary.provide(counting, cache);

        assertThat(KernelLibrary.provide(counting, cache)).isEqualTo(library);
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .hasSize(6)
                .containsOnly("once"); // five sources and the link
        try (Stream<Path> files = Files.list(library.getParent())) {
            assertThat(files).containsExactly(library);
        }
        assertThat(Files.getPosixFilePermissions(library.getParent())).hasSize(3);
    }

    @Test
    void says_what_the_compiler_said_when_it_fails() throws IOException {
        CCompiler failing = compiler("echo \"cc: error: unrecognized option '-fopenmp'\"; exit 1");

        CompiledKernels.Found found = KernelLoad.from(failing, cache);

        assertThat(found.kernels()).isEmpty();
        assertThat(found.reason()).endsWith("fake-cc: cc: error: unrecognized option '-fopenmp'");
        try (Stream<Path> files = Files.list(cache.resolve("kernels"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void is_not_used_where_the_compiler_makes_no_library() throws IOException {
        CCompiler odd = compiler("while [ \"$1\" != -o ]; do shift; done; echo nonsense >\"$2\"");

        CompiledKernels.Found found = KernelLoad.from(odd, cache);

        assertThat(found.kernels()).isEmpty();
        assertThat(found.reason()).isNotBlank();
    }

    @Test
    void is_compiled_when_it_is_asked_for_again_after_the_compiler_was_stopped() throws IOException {
        assumeTrue(CCompiler.find(Optional.of("cc"), System.getenv("PATH")).isPresent(), "there is no C compiler here");
        assertThat(Torch.version()).isNotEmpty();
        CCompiler stoppedOnce = compiler("mkdir " + folder.resolve("stopped") + " && exit 130; exec cc \"$@\"");
        KernelSearch search = new KernelSearch(() -> KernelLoad.from(stoppedOnce, cache));

        assertThat(search.find().kernels()).isEmpty();
        assertThat(search.reason()).endsWith("fake-cc: failed");

        Optional<CompiledKernels> compiled = search.find().kernels();
        assertThat(compiled).isPresent();
        assertThat(search.find().kernels()).isEqualTo(compiled);
        assertThat(search.reason()).isEmpty();
    }

    @Test
    void needs_a_compiler_on_the_path_or_the_named_one() {
        assertThat(CCompiler.find(Optional.of("none"), "/usr/bin:/bin")).isEmpty();
        assertThat(CCompiler.find(Optional.empty(), folder.toString())).isEmpty();
    }

    private CCompiler compiler(String script) throws IOException {
        Path program = folder.resolve("fake-cc");
        Files.write(program, List.of("#!/bin/sh", script));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return CCompiler.find(Optional.of(program.toString()), "").orElseThrow();
    }
}
