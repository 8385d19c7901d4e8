package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JavaArgumentsTest {
    private static ParsedArguments parse(String line) {
        return JavaArguments.parse(line, Commands.standard().find(":show").orElseThrow());
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("", List.of(), null),
                Arguments.of("1 + 1", List.of("--", "1 + 1"), null),
                Arguments.of("--format json x", List.of("--format", "json", "--", "x"), null),
                Arguments.of(
                        "x --bytes > a.json", List.of("--bytes", "--", "x"), "FileTarget[file=a.json, append=false]"),
                Arguments.of("x >> a.txt", List.of("--", "x"), "FileTarget[file=a.txt, append=true]"),
                Arguments.of("x > ./b", List.of("--", "x"), "FileTarget[file=./b, append=false]"),
                Arguments.of("x > \"b c\"", List.of("--", "x"), "FileTarget[file=b c, append=false]"),
                Arguments.of("x | sort -n | uniq", List.of("--", "x"), "ProgramTarget[command=sort -n | uniq]"),
                Arguments.of("(a > b)", List.of("--", "(a > b)"), null),
                Arguments.of("f(a | b, \"x | y\")", List.of("--", "f(a | b, \"x | y\")"), null),
                Arguments.of("\"a > b.md\" + '|'", List.of("--", "\"a > b.md\" + '|'"), null),
                Arguments.of("\"a \\\" > b.md\"", List.of("--", "\"a \\\" > b.md\""), null),
                Arguments.of("a || b", List.of("--", "a || b"), null),
                Arguments.of("a >= b", List.of("--", "a >= b"), null),
                Arguments.of("s.map(x -> x + 1).toList()", List.of("--", "s.map(x -> x + 1).toList()"), null),
                Arguments.of("new ArrayList<List<String>>()", List.of("--", "new ArrayList<List<String>>()"), null),
                Arguments.of("x--", List.of("--", "x--"), null),
                Arguments.of("--x", List.of("--", "--x"), null));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tells_options_and_redirections_from_Java(String line, List<String> words, String redirection) {
        assertThat(parse(line).words()).isEqualTo(words);
        assertThat(parse(line).redirection().map(Object::toString).orElse(null)).isEqualTo(redirection);
    }

    @ParameterizedTest
    @CsvSource({"a > b, > b", "a > 0.5, > 0.5", "a >> 2, >> 2", "a > b.length, > b.length"})
    void refuses_what_may_be_a_comparison(String line, String doubtful) {
        assertThatThrownBy(() -> parse(line))
                .hasMessage("'" + doubtful
                        + "' may be Java or a file; put the comparison into parentheses, or write > ./FILE");
    }
}
