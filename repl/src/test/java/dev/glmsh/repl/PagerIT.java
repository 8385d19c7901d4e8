package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text that does not fit the screen, and the documentation that Tab shows. */
class PagerIT extends TerminalTest {
    private static final String TABLE = "Table.create(\"wide\", IntStream.range(0, 30)"
            + ".mapToObj(i -> IntColumn.create(\"column\" + i, IntStream.range(0, 60).map(r -> 100 * i + r).toArray()))"
            + ".toArray(IntColumn[]::new))";

    @Test
    void pages_a_table_that_is_too_high_and_too_wide_and_gives_the_screen_back() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.line("Table wide = " + TABLE);
        terminal.await(screen -> screen.contains("column0"));
        terminal.press("Right");
        terminal.await(screen -> screen.contains("column9") && !screen.contains("column0 "));
        terminal.press("Left");
        terminal.await(screen -> screen.contains("column0 "));
        terminal.type("/59");
        terminal.press("Enter");
        terminal.await(screen -> screen.contains("1059"));
        terminal.press("q");
        terminal.await(screen -> screen.endsWith("glmsh>") && !screen.contains("1059"));
        terminal.line("1 + 1");

        assertThat(terminal.awaitEnd("==> 2\nglmsh>")).contains("glmsh> 1 + 1\nint $");
    }

    @Test
    void leaves_the_pager_on_Ctrl_C_even_while_a_search_is_typed() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.resize(100, 20);
        terminal.line(":help");
        terminal.await(screen -> screen.contains(":load MODEL") && !screen.contains("glmsh>"));
        terminal.type("/unl");
        terminal.await(screen -> screen.endsWith("/unl"));
        terminal.press("C-c");
        terminal.await(screen -> screen.endsWith("glmsh>"));
        terminal.line("1 + 1");

        assertThat(terminal.awaitEnd("==> 2\nglmsh>")).doesNotContain("cancelled");
    }

    @Test
    void prints_what_does_not_fit_where_the_pager_is_never_wanted() throws Exception {
        terminal.line("export GLMSH_PAGER=never");
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.resize(100, 20);
        terminal.line(":help");

        assertThat(terminal.await(screen -> screen.contains(":help scripts") && screen.endsWith("glmsh>")))
                .contains("Anything else is Java");
    }

    @Test
    void shows_signatures_on_Tab_and_documentation_on_another() throws Exception {
        startGlmsh("--quiet --no-demo --no-status", "glmsh>");
        terminal.type("session.interrupt(");
        terminal.press("Tab");
        terminal.await(screen -> screen.contains("glmsh> session.interrupt(\nvoid Session.interrupt()\n(Tab again"));
        terminal.press("Tab");
        terminal.await(screen -> screen.contains("void Session.interrupt()\n  "));
        terminal.type(")");

        assertThat(terminal.awaitLast("glmsh> session.interrupt()")).doesNotContain("void Session");
    }

    @Test
    void shows_what_a_command_takes_behind_it_and_on_Tab() throws Exception {
        startGlmsh("--quiet --no-demo --no-status", "glmsh>");
        terminal.type(":unload ");
        terminal.press("Tab");
        terminal.await(screen -> screen.contains("\nUnload the model and give its memory back."));
        terminal.press("C-c");
        terminal.type(":set ");
        terminal.awaitLast("glmsh> :set [NAME] [VALUE]");
        terminal.type("top-k ");

        assertThat(terminal.awaitLast("glmsh> :set top-k [VALUE]")).isNotEmpty();
    }
}
