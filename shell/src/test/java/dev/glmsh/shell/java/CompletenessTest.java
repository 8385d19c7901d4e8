package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Decides as jshell does; the table beside this class says how, with remarks on what may surprise. */
class CompletenessTest {
    private static JavaEvaluator java;
    private static JShell jshell;

    @BeforeAll
    static void open() {
        java = JavaEvaluator.open(List.of("java.util.*"), List.of(), () -> {});
        jshell = JShell.builder().executionEngine("local").build();
    }

    @AfterAll
    static void close() {
        java.close();
        jshell.close();
    }

    static Stream<Arguments> table() throws IOException {
        try (InputStream in = Objects.requireNonNull(CompletenessTest.class.getResourceAsStream("completeness.txt"))) {
            List<Arguments> cases = new ArrayList<>();
            Completeness expected = Completeness.COMPLETE;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.matches("\\[(complete|incomplete|invalid)]")) {
                    expected = Completeness.valueOf(
                            line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    cases.add(Arguments.of(line.replace("\\n", "\n"), expected));
                }
            }
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void decides_whether_more_lines_are_needed(String input, Completeness expected) {
        assertThat(java.completeness(input)).isEqualTo(expected);
        assertThat(jshellsDecision(input)).isEqualTo(expected);
    }

    @Test
    void the_table_is_large() throws IOException {
        assertThat(table()).hasSizeGreaterThan(250);
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "'\n\n'"})
    void nothing_is_complete(String input) {
        assertThat(java.completeness(input)).isEqualTo(Completeness.COMPLETE);
    }

    /** What the loop of JDK's jshell tool makes of the input: it asks again for what a complete snippet leaves. */
    private static Completeness jshellsDecision(String input) {
        String rest = input;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo info = jshell.sourceCodeAnalysis().analyzeCompletion(rest);
            switch (info.completeness()) {
                case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> rest = info.remaining();
                case UNKNOWN -> {
                    return Completeness.INVALID;
                }
                default -> {
                    return Completeness.INCOMPLETE;
                }
            }
        }
        return Completeness.COMPLETE;
    }
}
