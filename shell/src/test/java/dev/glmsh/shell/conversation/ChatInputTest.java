package dev.glmsh.shell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChatInputTest {
    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("Hello", true, "Hello"),
                Arguments.of("  Hello  ", true, "Hello"),
                Arguments.of("one\\", false, "one"),
                Arguments.of("one\\\ntwo", true, "one\ntwo"),
                Arguments.of("one\\\ntwo\\", false, "one\ntwo"),
                Arguments.of("one\\\n", true, "one"),
                Arguments.of("C:\\\\", true, "C:\\"),
                Arguments.of("tar -c \\\n  x\nthen\nwhat?", true, "tar -c \\\n  x\nthen\nwhat?"),
                Arguments.of("\"\"\"", false, ""),
                Arguments.of("\"\"\"one", false, "one"),
                Arguments.of("\"\"\"one\"\"\"", true, "one"),
                Arguments.of("\"\"\"\none\n  two\\\n\n\"\"\"", true, "one\n  two\\"),
                Arguments.of("\"\"\"\nsay \"\"\"hi\"\"\" to\n", false, "say \"\"\"hi\"\"\" to"),
                Arguments.of("\"\"\"\"\"", false, "\"\""),
                Arguments.of("\"\"\"\"\"\"", true, ""),
                Arguments.of("what is \"\"\" in Java?", true, "what is \"\"\" in Java?"),
                Arguments.of("\"\"\"\n:clear", false, ":clear"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void goes_on_after_a_backslash_and_up_to_three_quotation_marks(String input, boolean complete, String text) {
        assertThat(ChatInput.isComplete(input)).isEqualTo(complete);
        assertThat(ChatInput.text(input)).isEqualTo(text);
    }
}
