package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTipsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '@', textBlock = """
            @:load @                        | MODEL [--precision P] [--layout L] [--context N] [--threads N] [--save-quantized DIR]
            @:load x @                      | [--precision P] [--layout L] [--context N] [--threads N] [--save-quantized DIR]
            @:load --layout packed @        | MODEL [--precision P] [--context N] [--threads N] [--save-quantized DIR]
            @:load x --context=64 @         | [--precision P] [--layout L] [--threads N] [--save-quantized DIR]
            @:load x --layout @             | @@
            @:load@                         | @@
            @:set @                         | [NAME] [VALUE]
            @:set top-k @                   | [VALUE]
            @:show @                        | JAVA
            @:show session. @               | @@
            @:nosuch @                      | @@
            @int x @                        | @@
            """)
    void says_what_a_command_takes_and_was_not_given(String line, String tip) {
        assertThat(new CommandTips(Commands.standard()).of(line)).isEqualTo(tip);
    }
}
