package dev.glmsh.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Executes each lesson from top to bottom in Jupyter's own client, with the exercises solved: no cell fails, and every
 * check agrees. Left out, with a notice, where there is no Python 3 with venv, or PyPI cannot be reached.
 */
class LessonsIT {
    /** Of the translations one is enough: their code is the same, which {@link StoredLessonsTest} holds. */
    static Stream<String> lessons() {
        return Stream.concat(Lesson.in("").stream().map(Lesson::name), Stream.of("zh/01-weights"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void runs_from_top_to_bottom_and_its_exercises_can_be_solved(String lesson) throws Exception {
        Script.run(lesson.replace('/', '-'), "render", "--solutions", lesson);

        assertThat(Lesson.FOLDER.resolve("target/rendered/" + lesson + ".html")).isNotEmptyFile();
    }
}
