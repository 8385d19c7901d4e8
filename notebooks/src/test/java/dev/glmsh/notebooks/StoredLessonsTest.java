package dev.glmsh.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.glmsh.notebooks.Lesson.Cell;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the notebooks are in the repository: text without outputs, with solutions that stand elsewhere. */
class StoredLessonsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern WORDS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//.*");

    static Stream<Lesson> lessons() {
        return Lesson.all().stream();
    }

    static Stream<Lesson> translations() {
        return Lesson.in("zh/").stream();
    }

    @Test
    void are_seven_in_English_and_the_first_three_in_Chinese() {
        assertThat(Lesson.all())
                .extracting(Lesson::name)
                .containsExactly(
                        "01-weights",
                        "02-kv-cache",
                        "03-precision",
                        "04-load-and-measure",
                        "05-does-not-fit",
                        "06-latency",
                        "07-checking-claims",
                        "zh/01-weights",
                        "zh/02-kv-cache",
                        "zh/03-precision");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void hold_no_outputs_and_no_metadata_but_the_kernel_s_name(Lesson lesson) {
        assertThat(lesson.json().get("metadata")).isEqualTo(JsonParser.parseString("""
                {"kernelspec": {"display_name": "glmsh", "language": "java", "name": "glmsh"},
                 "language_info": {"name": "java"}}"""));
        assertThat(lesson.cells()).allSatisfy(cell -> {
            assertThat(cell.json().getAsJsonObject("metadata").keySet()).isEmpty();
            if (cell.isCode()) {
                assertThat(cell.json().getAsJsonArray("outputs")).isEmpty();
                assertThat(cell.json().get("execution_count").isJsonNull()).isTrue();
            }
        });
        assertThat(lesson.cells()).extracting(Cell::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void open_with_their_question_and_lead_to_files_that_exist(Lesson lesson) {
        assertThat(lesson.cells().get(0).source()).startsWith("# ").containsAnyOf("**The question.**", "**问题。**");
        assertThat(lesson.cells())
                .filteredOn(cell -> !cell.isCode())
                .flatExtracting(cell -> LINK.matcher(cell.source())
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .allSatisfy(
                        link -> assertThat(Lesson.FOLDER.resolve(lesson.name()).resolveSibling(link))
                                .exists());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void leave_each_answer_open_and_have_a_solution_for_it(Lesson lesson) throws Exception {
        JsonObject solutions = JsonParser.parseString(Files.readString(Lesson.FOLDER.resolve("solutions.json")))
                .getAsJsonObject();
        String number = lesson.name().replace("zh/", "");
        List<Cell> answers = lesson.cells().stream()
                .filter(cell -> cell.id().startsWith("answer-"))
                .toList();

        assertThat(answers)
                .hasSizeGreaterThan(2)
                .allSatisfy(cell -> assertThat(cell.source()).matches("double answer\\d = Double\\.NaN;"));
        assertThat(solutions.getAsJsonObject(number).keySet())
                .containsExactlyElementsOf(answers.stream().map(Cell::id).toList());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void run_the_same_code_in_both_languages(Lesson translation) {
        Lesson original = Lesson.all().stream()
                .filter(lesson -> translation.name().equals("zh/" + lesson.name()))
                .findFirst()
                .orElseThrow();

        assertThat(code(translation)).isEqualTo(code(original));
    }

    /** Without texts, comments and the way to the demo model, which differ; formulas in strings stay out, too. */
    private static List<String> code(Lesson lesson) {
        return lesson.cells().stream()
                .filter(Cell::isCode)
                .map(cell -> WORDS.matcher(cell.source()).replaceAll(StoredLessonsTest::blank))
                .map(source -> source.replace("../../demo", "../demo").strip())
                .toList();
    }

    private static String blank(MatchResult text) {
        return text.group().startsWith("//") ? "" : "\"\"";
    }
}
