package dev.glmsh.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Executes each lesson from top to bottom in Jupyter's own client, with the exercises solved: no cell fails, and every
 * check agrees. Left out, with a notice, where there is no Python 3 with venv, or PyPI cannot be reached.
 */
class LessonsIT {
    private static final int CANNOT = 77;

    /** Of the translations one is enough: their code is the same, which {@link StoredLessonsTest} holds. */
    static Stream<String> lessons() {
        return Stream.concat(Lesson.in("").stream().map(Lesson::name), Stream.of("zh/01-weights"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void runs_from_top_to_bottom_and_its_exercises_can_be_solved(String lesson) throws Exception {
        Path log = Files.createDirectories(Lesson.FOLDER.resolve("target/logs")).resolve(lesson.replace('/', '-'));

        int code = render(List.of("--solutions", lesson), log);

        String said = Files.readString(log, StandardCharsets.UTF_8);
        assumeTrue(code != CANNOT, said);
        assertThat(code).as(said).isZero();
        assertThat(Lesson.FOLDER.resolve("target/rendered/" + lesson + ".html")).isNotEmptyFile();
    }

    private static int render(List<String> arguments, Path log) throws InterruptedException {
        ProcessBuilder python =
                new ProcessBuilder("python3", Lesson.FOLDER.resolve("render").toString());
        python.command().addAll(arguments);
        try {
            return python.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3: " + e.getMessage());
            return CANNOT;
        }
    }
}
