package dev.glmsh.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class TextTableTest {
    @Test
    void aligns_by_display_width_with_numbers_to_the_right() {
        assertThat(TableFormat.TEXT.render(Examples.memory())).isEqualTo("""
                        Memory <by component>
                        Component        Peak memory  Used %  Resident
                        ──────────────────────────────────────────────
                        weights            17.51 GiB   91.8%  true
                        KV cache            1.25 GiB    6.6%  true
                        春眠不觉晓           310 MiB    1.6%  false
                        a "quoted", one       12 KiB    0.0%  true
                        -                          -       -  -""");
    }

    @Test
    void prints_units() {
        assertThat(TableFormat.TEXT.render(Examples.speed())).isEqualTo("""
                        Speed
                        Phase    Tokens        Time       Tokens/s  Power
                        ─────────────────────────────────────────────────
                        prefill  12,345    0.300 ms  4,115,000.0/s  285 W
                        decode       16  1,234.6 ms         13.0/s   70 W""");
    }

    @Test
    void leaves_out_a_title_that_is_not_there_and_says_when_there_are_no_rows() {
        assertThat(TableFormat.TEXT.render(Table.create("", Columns.text("Name"), Columns.bytes("Size"))))
                .isEqualTo("""
                        Name  Size
                        ──────────
                        (no rows)""");
        assertThat(TableFormat.TEXT.render(Table.create("Nothing"))).isEqualTo("""
                        Nothing
                        (no rows)""");
    }

    @Test
    void cuts_text_before_numbers_when_the_terminal_is_narrow() {
        Table table = Table.create(
                "Files",
                Columns.text("File", "/models/glm-4-9b/model-00001-of-00004.safetensors", "/models/春眠不觉晓处处闻啼鸟"),
                Columns.text("Kind", "shard", "a directory of poems"),
                Columns.bytes("Resident", 4_984_147_224L, 4096));
        assertThat(TextTable.fitting(50).render(table)).isEqualTo("""
                        Files
                        File                 Kind                 Resident
                        ──────────────────────────────────────────────────
                        /models/glm-4-9b/m…  shard                4.64 GiB
                        /models/春眠不觉晓…  a directory of poe…     4 KiB""");
    }

    @Test
    void writes_records_when_the_numbers_alone_are_too_wide() {
        assertThat(TextTable.fitting(30).render(Examples.speed())).isEqualTo("""
                        Speed
                        ───────────────────────
                        Phase     prefill
                        Tokens    12,345
                        Time      0.300 ms
                        Tokens/s  4,115,000.0/s
                        Power     285 W

                        Phase     decode
                        Tokens    16
                        Time      1,234.6 ms
                        Tokens/s  13.0/s
                        Power     70 W""");
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 24, 30, 40, 46, 60})
    void never_writes_a_line_that_is_too_wide_or_ends_in_white_space(int width) {
        assertThat(TextTable.fitting(width).render(Examples.memory()).lines()).allSatisfy(line -> {
            assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width);
            assertThat(line).isEqualTo(line.stripTrailing());
        });
    }

    @Test
    void shows_control_characters_and_does_not_obey_them() {
        Table table = Table.create("bad\u0007name", Columns.text("Model", "two\nlines", "\u001b[31mred\u001b[0m"));
        assertThat(TableFormat.TEXT.render(table)).isEqualTo("""
                        bad␇name
                        Model
                        ────────────
                        two␊lines
                        ␛[31mred␛[0m""");
    }

    @Test
    void never_cuts_a_number() {
        assertThat(TextTable.fitting(5).render(Table.create("", Columns.bytes("Peak memory", 18_800_558_080L))))
                .isEqualTo("""
                        ─────
                        Peak memory  17.51 GiB""");
    }

    @Test
    void refuses_a_width_that_no_terminal_has() {
        assertThatThrownBy(() -> TextTable.fitting(0)).hasMessage("width is 0");
    }
}
