package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.shell.redirect.FileTarget;
import dev.glmsh.shell.redirect.ProgramTarget;
import dev.glmsh.shell.redirect.Redirection;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextArgumentsTest {
    private static List<String> parse(String line) {
        return TextArguments.parse(line, Commands.standard().find(":gen").orElseThrow())
                .words();
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                accepted("", List.of()),
                accepted("  What is GLM?  ", List.of("--", "What is GLM?")),
                accepted("two  blanks\tstay", List.of("--", "two  blanks\tstay")),
                accepted("--seed 7 What is GLM?", List.of("--seed", "7", "--", "What is GLM?")),
                accepted("What is GLM? --seed 7 --greedy", List.of("--seed", "7", "--greedy", "--", "What is GLM?")),
                accepted("--greedy What? --seed=7", List.of("--greedy", "--seed=7", "--", "What?")),
                accepted("\"a\\nb\"", List.of("--", "a\nb")),
                accepted("\"a\" --max-new 5", List.of("--max-new", "5", "--", "a")),
                accepted("--max-new 5 \"--seed 7\"", List.of("--max-new", "5", "--", "--seed 7")),
                accepted("x --stop \"a b\"", List.of("--stop", "a b", "--", "x")),
                accepted("x --stop=\"a b\"", List.of("--stop=a b", "--", "x")),
                accepted("say \"hi\" to me", List.of("--", "say \"hi\" to me")),
                accepted("-- --seed 7", List.of("--", "--seed 7")),
                accepted("a -- b", List.of("--", "a -- b")),
                accepted("--greedy -- x --raw", List.of("--greedy", "--", "x --raw")),
                accepted("a - b --- c -x", List.of("--", "a - b --- c -x")),
                accepted("What does git commit --amend do?", List.of("--", "What does git commit --amend do?")),
                accepted("x --gredy", List.of("--gredy", "--", "x")),
                accepted("--gredy x", List.of("--gredy", "--", "x")),
                accepted("x --max-new", List.of("--max-new", "--", "x")),
                accepted("is 3 > 2 | 1", List.of("--", "is 3 > 2 | 1")),
                accepted("> a quotation", List.of("--", "> a quotation")),
                accepted("-- x > a.md", List.of("--", "x > a.md")),
                accepted("\"3 > 2\"", List.of("--", "3 > 2")),
                accepted("\"3 > 2\" > a.md", List.of("--", "3 > 2")),
                accepted("is 3 > 2 --greedy | wc", List.of("--greedy", "--", "is 3 > 2")));
    }

    private static Arguments accepted(String line, List<String> arguments) {
        return Arguments.of(line, arguments);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tells_options_from_text(String line, List<String> arguments) {
        assertThat(parse(line)).isEqualTo(arguments);
    }

    static Stream<Arguments> redirections() {
        return Stream.of(
                Arguments.of("\"x\" > a.md", new FileTarget(Path.of("a.md"), false)),
                Arguments.of("\"x\" --greedy >> a.md", new FileTarget(Path.of("a.md"), true)),
                Arguments.of("is 3 > 2 --greedy >\"my file\"", new FileTarget(Path.of("my file"), false)),
                Arguments.of("x --seed 7 | tr a-z A-Z | cat", new ProgramTarget("tr a-z A-Z | cat")));
    }

    @ParameterizedTest
    @MethodSource("redirections")
    void finds_a_redirection_after_a_quotation_or_options(String line, Redirection redirection) {
        assertThat(TextArguments.parse(line, Commands.standard().find(":gen").orElseThrow())
                        .redirection())
                .contains(redirection);
    }

    static Stream<Arguments> refused() {
        String remedy = "put options first or last, or put the text into quotation marks";
        return Stream.of(
                Arguments.of("explain --seed 7 to me", "option --seed stands inside the text; " + remedy),
                Arguments.of(
                        "hello --gredy to you",
                        "unknown option --gredy inside the text; did you mean --greedy? " + remedy),
                Arguments.of(
                        "\"a\" b", "'b' follows the quoted text; put all of the text into one pair of quotation marks"),
                Arguments.of(
                        "a poem > poem.md",
                        "'> poem.md' may be text or a file; put the text into quotation marks: \"TEXT\" > FILE; or all of"
                                + " it"),
                Arguments.of(
                        "\"a\" > x y",
                        "'y' follows the file x; put options before >, and a name with blanks into"
                                + " quotation marks"),
                Arguments.of("\"a\" >", "no file follows >; name one: > FILE"),
                Arguments.of("\"a\" |", "no command follows |; name one: | COMMAND"),
                Arguments.of("\"a", "the quotation that begins with \"a has no end; close it with a quotation mark"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String line, String message) {
        assertThatThrownBy(() -> parse(line)).hasMessage(message);
    }
}
