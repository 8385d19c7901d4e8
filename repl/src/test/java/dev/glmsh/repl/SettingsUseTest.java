package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the settings file changes in a run. */
class SettingsUseTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("settings.properties");
    }

    private Run run(String... commandLine) {
        return Run.in(folder, "", commandLine);
    }

    @Test
    void shows_each_setting_and_where_it_comes_from() throws Exception {
        Files.writeString(file, "top-k = 5\n");

        Run run = run("--format", "csv", "-c", ":config top-k", "-c", ":config format", "-c", ":config seed");

        assertThat(run.out().replace("\r", "")).isEqualTo("""
                setting,value,from,meaning
                top-k,5,file,Choose among the N likeliest tokens; 0 is off.
                setting,value,from,meaning
                format,csv,command line,How values are printed.
                setting,value,from,meaning
                seed,random,default,The same seed gives the same text; 'random' for a new one each time.
                """);
        assertThat(run("-c", ":config top-k").out()).endsWith("\nsettings file: " + file + "\n");
    }

    @Test
    void changes_the_session_and_the_file() {
        Run run = run("--quiet", "--format", "csv", "-c", ":config top-k 7", "-c", ":set top-k");

        assertThat(run.out()).contains("\ntop-k,7,file,").contains("\ntop-k,7,Choose");
        assertThat(file).hasContent("top-k = 7\n");
        assertThat(run("-c", ":config --default top-k").out()).contains("top-k    0      default");
        assertThat(file).hasContent("");
    }

    @Test
    void holds_for_every_run() throws Exception {
        Files.writeString(file, "format = json\nbytes = true\nmax-new = 3\nalias.k = :set top-k $1\n");

        assertThat(run("-c", ":k 9", "-c", "1")).isEqualTo(new Run(0, """
                [{"setting":"top-k","value":"9","meaning":"Choose among the N likeliest tokens; 0 is off."}]
                {"name":"$1","type":"int","value":1}
                """, ""));
        assertThat(run("--format", "text", "-c", ":show session.options().maxNew()", "-c", ":mem")
                        .out())
                .startsWith("int $1 ==> 3\n")
                .containsPattern("[0-9,]{10} B\n?");
    }

    @Test
    void names_file_and_line_of_what_is_wrong_and_goes_on() throws Exception {
        Files.writeString(file, "formt = json\ntemperature = -1\nbytes = ja\nalias.load = :mem\nnonsense\n");

        Run run = run("-c", "1");

        assertThat(run.code()).isZero();
        assertThat(run.err().replace(file.toString(), "F")).isEqualTo("""
                glmsh: F:5: 'nonsense' is no setting; write NAME = VALUE
                glmsh: F:1: there is no setting formt; did you mean format?
                glmsh: F:2: temperature is -1.0; choose 0 (greedy) to 100
                glmsh: F:3: bytes is 'ja'; choose one of true, false
                glmsh: F:4: :load is a command; choose another name for the alias
                """);
        assertThat(run("-c", ":config top-k 3").err())
                .endsWith(
                        "glmsh: " + file
                                + ":5: 'nonsense' is no setting; write NAME = VALUE; correct the file first; it is left as it is\n");
    }

    @Test
    void refuses_values_out_of_range_and_names_that_are_none() {
        assertThat(run("-c", ":config context 1").err()).isEqualTo("glmsh: context is 1; choose 2 or more\n");
        assertThat(run("-c", ":config format jsn").err())
                .isEqualTo(
                        "glmsh: format is 'jsn'; did you mean json? choose one of text, json, csv, html, markdown\n");
        assertThat(run("-c", ":config temprature 1").err())
                .isEqualTo("glmsh: there is no setting temprature; did you mean temperature?\n");
        assertThat(file).doesNotExist();
    }
}
