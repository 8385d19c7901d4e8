package dev.glmsh.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Opens a lesson in a real JupyterLab in a headless Chromium. Left out, with a notice, where there is no Chromium, no
 * Python 3 with venv, or no PyPI.
 */
class JupyterLabIT {
    @Test
    void runs_a_lesson_completes_a_command_and_shows_each_kind_of_output() throws Exception {
        String said = Script.run("lab-test", "lab-test");

        assertThat(said.lines()).containsExactly("""
                ok  lesson 3 runs without an error
                ok  its tables are tables
                ok  its plot is a picture
                ok  :esti and Tab give :estimate
                ok  Light: the error names its line
                ok  Light: :esti and Tab give :estimate there
                ok  Dark: the error names its line
                ok  Dark: :esti and Tab give :estimate there""".split("\n"));
        Path pictures = Lesson.FOLDER.resolve("target/lab/pictures");
        for (String theme : new String[] {"light", "dark"}) {
            for (String name : new String[] {"progress", "streaming", "table", "plot", "error"}) {
                assertThat(pictures.resolve(name + "-" + theme + ".png")).isNotEmptyFile();
            }
        }
    }
}
