package dev.glmsh.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A script of this folder, in Python. */
final class Script {
    private static final int CANNOT = 77;

    private Script() {}

    /**
     * Runs one to its end, which must be good. Skips the test, with what the script said, where it cannot be tried here.
     *
     * @param log the name of the file that keeps what it says
     * @return what it said
     */
    static String run(String log, String... words) throws IOException, InterruptedException {
        Path file =
                Files.createDirectories(Lesson.FOLDER.resolve("target/logs")).resolve(log);
        ProcessBuilder python = new ProcessBuilder(words).directory(Lesson.FOLDER.toFile());
        python.command().add(0, "python3");
        int code;
        try {
            code = python.redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3: " + e.getMessage());
            throw e;
        }
        String said = Files.readString(file, StandardCharsets.UTF_8);
        assumeTrue(code != CANNOT, said);
        assertThat(code).as(said).isZero();
        return said;
    }
}
