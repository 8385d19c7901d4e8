package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jupyter's own tests of kernels, where a Python that has them can be had: one that the property or variable
 * {@code GLMSH_JUPYTER_PYTHON} names, or {@code kernel/target/python/bin/python}, which {@code .ci/run} makes.
 */
class JupyterConformanceIT {
    private static final long LIMIT_MINUTES = 10;

    @TempDir
    Path folder;

    private static Path python() {
        String named = System.getenv("GLMSH_JUPYTER_PYTHON");
        return named == null ? Path.of("target/python/bin/python").toAbsolutePath() : Path.of(named);
    }

    private int run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment()
                .put("JUPYTER_PATH", folder.resolve("share/jupyter").toString());
        builder.environment()
                .put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        Process process = builder.start();
        assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void every_test_passes_and_none_is_skipped() throws Exception {
        assumeTrue(
                Files.isExecutable(python()) && run(python().toString(), "-c", "import jupyter_kernel_test") == 0,
                "no Python with jupyter_kernel_test; .ci/run makes one, or set GLMSH_JUPYTER_PYTHON");
        Path script = folder.resolve("conformance.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("conformance.py"))) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(run(KernelProcess.LAUNCHER.toString(), "install-kernel", "--prefix", folder.toString()))
                .isZero();

        int code = run(python().toString(), script.toString());

        String log = Files.readString(folder.resolve("log"));
        assertThat(code).as(log).isZero();
        assertThat(log).contains("Ran 13 tests").doesNotContain("skipped");
    }
}
