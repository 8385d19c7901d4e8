package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchTest {
    private static final Path GLM = Checkpoints.reference("glm4-0414");
    private static final String LOAD = ":load \"" + GLM + "\"";

    @BeforeEach
    void offerTheDemoModel() {
        System.setProperty("glmsh.demo", Checkpoints.DEMO.toString());
    }

    @AfterEach
    void withdrawTheDemoModel() {
        System.clearProperty("glmsh.demo");
    }

    @Test
    void runs_lines_in_order() {
        assertThat(Run.of("-c", "int x = 20", "-c", "x + 1; x + 2", "-c", ":set top-k 5"))
                .isEqualTo(new Run(0, """
                        int x ==> 20
                        int $1 ==> 21
                        int $2 ==> 22
                        Settings
                        Setting  Value  Meaning
                        ──────────────────────────────────────────────────────────────
                        top-k    5      Choose among the N likeliest tokens; 0 is off.
                        """, ""));
    }

    @Test
    void stops_at_the_first_line_that_fails() {
        assertThat(Run.of("-c", "1", "-c", "nosuch", "-c", "2"))
                .isEqualTo(new Run(
                        1, "int $1 ==> 1\n", "glmsh: cannot find symbol, variable nosuch (line 1, column 1)\n"));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(":laod x", "unknown command :laod; did you mean :load? see :help"),
                Arguments.of(":frobnicate", "unknown command :frobnicate; see :help"),
                Arguments.of(":load", ":load needs MODEL; see :help load"),
                Arguments.of(":load a b", ":load does not take 'b'; see :help load"),
                Arguments.of(
                        ":load a --precison bf16",
                        "unknown option --precison of :load; did you mean --precision? see :help load"),
                Arguments.of(
                        ":load a --precision int3",
                        "the precision int3 is not known; choose one of fp32, bf16, fp16, int8, w8a8, int4, int4-g64, int4-g32"),
                Arguments.of(LOAD + " --context 0", "context is 0; choose 2 tokens or more"),
                Arguments.of(
                        ":gen hello --gredy", "unknown option --gredy of :gen; did you mean --greedy? see :help gen"),
                Arguments.of(":gen hello --max-new 0", "max-new is 0; choose 1 or more"),
                Arguments.of(
                        ":chat --seed 7",
                        "options of :chat are for one turn, which needs TEXT; use :set for all turns"),
                Arguments.of(":set temperature -1", "temperature is -1.0; choose 0 (greedy) to 100"),
                Arguments.of(":set temprature 1", "there is no setting temprature; did you mean temperature?"),
                Arguments.of(
                        ":set seed x",
                        "invalid value for option '--seed': 'x' is neither a whole number nor 'random'; see :help set"),
                Arguments.of(":info", "no model is loaded; load one with :load MODEL"),
                Arguments.of(
                        "Sing me a song", "';' expected (line 1, column 8); to say it to the model, type :chat first"),
                Arguments.of("1 / 0", "java.lang.ArithmeticException: / by zero (line 1)"),
                Arguments.of("session.info()", "no model is loaded; load one with :load MODEL"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void names_what_is_wrong_and_the_next_step_in_one_line(String line, String message) {
        assertThat(Run.of("-c", line)).isEqualTo(new Run(1, "", "glmsh: " + message + "\n"));
    }

    @Test
    void shows_the_stack_trace_only_when_asked() {
        assertThat(Run.of("-c", ":info", "--verbose").err())
                .startsWith("glmsh: no model is loaded; load one with :load MODEL\nglmsh: dev.glmsh.GlmshException: ")
                .contains("\tat dev.glmsh.session.Session");
    }

    @Test
    void prints_a_generation_as_one_JSON_document_with_exactly_these_keys() {
        Run run = Run.of(
                "--quiet", "--format", "json", "-c", LOAD, "-c", ":gen \"2+2=\\u003f\" --max-new 3 --ignore-eos");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("}\n").containsOnlyOnce("\n");
        JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(List.copyOf(document.keySet()))
                .containsExactly(
                        "text",
                        "ids",
                        "prompt_ids",
                        "finish",
                        "load_ms",
                        "prefill_ms",
                        "ttft_ms",
                        "token_ms",
                        "tokens_per_s");
        assertThat(document.get("finish").getAsString()).isEqualTo("length");
        JsonArray ids = document.getAsJsonArray("ids");
        assertThat(ids).hasSize(3);
        assertThat(document.getAsJsonArray("token_ms")).hasSize(3);
    }

    @Test
    void prints_Java_values_as_JSON_and_leaves_notes_out() {
        assertThat(Run.of(
                        "--format", "json", "-c", "int f() { return 1; }", "-c", "new int[] {1, 2}", "-c", "\"中\\n\""))
                .isEqualTo(new Run(0, """
                        {"name":"$1","type":"int[]","value":[1,2]}
                        {"name":"$2","type":"String","value":"中\\n"}
                        """, ""));
    }

    @Test
    void prints_tables_in_the_chosen_format() {
        assertThat(Run.of("--format", "csv", "-c", ":set seed 7").out()).isEqualTo("""
                setting,value,meaning\r
                seed,7,The same seed gives the same text; 'random' for a new one each time.
                """);
        assertThat(Run.of("--format", "json", "-c", ":set seed 7").out()).isEqualTo("""
                [{"setting":"seed","value":"7","meaning":"The same seed gives the same text; 'random' for a new one each time."}]
                """);
        assertThat(Run.of("--format", "html", "-c", "\"<b>\"").out())
                .isEqualTo("<pre>String $1 ==&gt; &quot;&lt;b&gt;&quot;</pre>\n");
    }

    @Test
    void lets_the_demo_model_answer_where_none_is_loaded_and_says_so() {
        Run run = Run.of("-c", ":gen Hamlet --max-new 5");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isNotBlank();
        assertThat(run.err())
                .isEqualTo("glmsh: no model is loaded, so the demo model answers; load your own with :load MODEL\n");
    }

    @Test
    void leaves_the_choice_to_the_user_once_a_model_was_unloaded() {
        assertThat(Run.of("-c", ":unload", "-c", ":gen Hamlet"))
                .isEqualTo(
                        new Run(1, "no model was loaded\n", "glmsh: no model is loaded; load one with :load MODEL\n"));
    }

    @Test
    void does_without_the_demo_model_when_told_to() {
        assertThat(Run.of("--no-demo", "-c", ":gen Hamlet").code()).isEqualTo(1);
    }

    @Test
    void gives_the_same_text_for_the_same_seed() {
        String line = ":gen Hamlet --max-new 12 --temperature 1 --seed ";

        Run run = Run.of("--quiet", "-c", line + 7, "-c", line + 7, "-c", ":clear");

        List<String> lines = run.out().lines().toList();
        assertThat(lines.subList(0, lines.size() / 2)).isEqualTo(lines.subList(lines.size() / 2, lines.size()));
    }

    @Test
    void reads_lines_from_a_pipe_and_Java_over_several() {
        assertThat(Run.reading("""
                        int twice(int x) {
                            return 2 * x;
                        }

                        twice(21)
                        :system "Be brief.\\n你好"
                        :system
                        :quit
                        never reached
                        """)).isEqualTo(new Run(0, """
                        created method twice(int)
                        int $1 ==> 42
                        system prompt set
                        Be brief.
                        你好
                        """, ""));
    }

    @Test
    void runs_Java_that_the_pipe_ends_in_the_middle_of() {
        assertThat(Run.reading("int x = (1 +").err()).isEqualTo("stdin:1:13: reached end of file while parsing\n");
    }

    @Test
    void talks_in_chat_mode_and_leaves_it() {
        Run run = Run.reading(":chat\nHamlet\n:chat\n1 + 1\n", "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("\nint $1 ==> 2\n").doesNotStartWith("int");
    }

    @Test
    void keeps_the_loaded_model_when_another_is_refused() {
        Run run = Run.reading("""
                :load "%s"
                try { session.load("/nosuch"); } catch (RuntimeException e) { }
                session.modelName()
                """.formatted(GLM), "--quiet");

        assertThat(run).isEqualTo(new Run(0, "Optional<String> $1 ==> Optional[glm4-0414]\n", ""));
    }

    @Test
    void refuses_an_unknown_option_of_its_own() {
        assertThat(Run.of("--frobnicate"))
                .isEqualTo(new Run(2, "", "glmsh: unknown option --frobnicate; see glmsh --help\n"));
    }

    @Test
    void explains_itself() {
        assertThat(Run.of("--help").out()).startsWith("Usage: glmsh [-hV]");
        assertThat(Run.of("--version").out()).startsWith("glmsh ");
    }
}
