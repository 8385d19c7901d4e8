package dev.glmsh.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

class TableFormatTest {
    @Test
    void json_is_one_line_with_snake_case_keys_plain_numbers_and_nulls() {
        assertThat(TableFormat.JSON.render(Examples.memory())).isEqualTo("""
                        [{"component":"weights","peak_memory":18800558080,"used_percent":91.84,"resident":true},\
                        {"component":"KV cache","peak_memory":1342177280,"used_percent":6.56,"resident":true},\
                        {"component":"春眠不觉晓","peak_memory":325058560,"used_percent":1.59,"resident":false},\
                        {"component":"a \\"quoted\\", one","peak_memory":12288,"used_percent":0,"resident":true},\
                        {"component":null,"peak_memory":null,"used_percent":null,"resident":null}]""");
    }

    @Test
    void csv_is_rfc_4180_with_the_keys_of_json() {
        assertThat(TableFormat.CSV.render(Examples.memory())).isEqualTo("""
                        component,peak_memory,used_percent,resident\r
                        weights,18800558080,91.84,true\r
                        KV cache,1342177280,6.56,true\r
                        春眠不觉晓,325058560,1.59,false\r
                        "a ""quoted"", one",12288,0,true\r
                        ,,,""");
    }

    @Test
    void html_is_escaped_and_carries_exact_values_where_the_text_is_rounded() {
        assertThat(TableFormat.HTML.render(Examples.memory())).isEqualTo("""
                        <table>
                          <caption>Memory &lt;by component&gt;</caption>
                          <thead>
                            <tr><th scope="col" style="text-align: left">Component</th>\
                        <th scope="col" style="text-align: right; white-space: nowrap">Peak memory</th>\
                        <th scope="col" style="text-align: right; white-space: nowrap">Used %</th>\
                        <th scope="col" style="text-align: left">Resident</th></tr>
                          </thead>
                          <tbody>
                            <tr><td style="text-align: left">weights</td><td style="text-align: right; white-space: nowrap" title="18800558080">17.51 GiB</td>\
                        <td style="text-align: right; white-space: nowrap" title="91.84">91.8%</td><td style="text-align: left">true</td></tr>
                            <tr><td style="text-align: left">KV cache</td><td style="text-align: right; white-space: nowrap" title="1342177280">1.25 GiB</td>\
                        <td style="text-align: right; white-space: nowrap" title="6.56">6.6%</td><td style="text-align: left">true</td></tr>
                            <tr><td style="text-align: left">春眠不觉晓</td><td style="text-align: right; white-space: nowrap" title="325058560">310 MiB</td>\
                        <td style="text-align: right; white-space: nowrap" title="1.59">1.6%</td><td style="text-align: left">false</td></tr>
                            <tr><td style="text-align: left">a &quot;quoted&quot;, one</td>\
                        <td style="text-align: right; white-space: nowrap" title="12288">12 KiB</td>\
                        <td style="text-align: right; white-space: nowrap">0.0%</td><td style="text-align: left">true</td></tr>
                            <tr><td style="text-align: left">-</td><td style="text-align: right; white-space: nowrap">-</td>\
                        <td style="text-align: right; white-space: nowrap">-</td><td style="text-align: left">-</td></tr>
                          </tbody>
                        </table>""");
    }

    @Test
    void a_single_row_too_wide_for_its_page_is_a_line_for_each_column() {
        Table row = Examples.memory().first(1);
        assertThat(HtmlTable.fitting(20).render(row)).isEqualTo("""
                        <table>
                          <caption>Memory &lt;by component&gt;</caption>
                          <tbody>
                            <tr><th scope="row" style="text-align: left">Component</th><td style="text-align: left">weights</td></tr>
                            <tr><th scope="row" style="text-align: left">Peak memory</th><td style="text-align: left" title="18800558080">17.51 GiB</td></tr>
                            <tr><th scope="row" style="text-align: left">Used %</th><td style="text-align: left" title="91.84">91.8%</td></tr>
                            <tr><th scope="row" style="text-align: left">Resident</th><td style="text-align: left">true</td></tr>
                          </tbody>
                        </table>""");
        assertThat(HtmlTable.fitting(80).render(row)).isEqualTo(TableFormat.HTML.render(row));
        assertThat(HtmlTable.fitting(20).render(Examples.memory()))
                .isEqualTo(TableFormat.HTML.render(Examples.memory()));
    }

    @Test
    void json_rounds_doubles_and_keeps_longs() {
        assertThat(TableFormat.JSON.render(Examples.speed())).isEqualTo("""
                        [{"phase":"prefill","tokens":12345,"time":0.3,"tokens_per_s":4115000,"power":285.4},\
                        {"phase":"decode","tokens":16,"time":1234.568,"tokens_per_s":12.96,"power":70}]""");
        assertThat(TableFormat.JSON.render(Table.create("n", LongColumn.create("x", Long.MAX_VALUE))))
                .isEqualTo("""
                        [{"x":9223372036854775807}]""");
        assertThat(TableFormat.JSON.render(Table.create(
                        "n", DoubleColumn.create("x", 1.5625e-7, 1e300, Double.NaN, Double.POSITIVE_INFINITY, -1e15))))
                .isEqualTo("""
                        [{"x":1.5625E-7},{"x":1E+300},{"x":null},{"x":null},{"x":-1000000000000000}]""");
    }

    @Test
    void an_empty_table_is_an_empty_document_in_each_format() {
        Table table = Table.create("None", Columns.text("Name"), Columns.bytes("Size"));
        assertThat(TableFormat.JSON.render(table)).isEqualTo("[]");
        assertThat(TableFormat.CSV.render(table)).isEqualTo("name,size");
        assertThat(TableFormat.HTML.render(table)).isEqualTo("""
                        <table>
                          <caption>None</caption>
                          <thead>
                            <tr><th scope="col" style="text-align: left">Name</th><th scope="col" style="text-align: right; white-space: nowrap">Size</th></tr>
                          </thead>
                          <tbody>
                          </tbody>
                        </table>""");
    }

    @Test
    void rendering_leaves_the_table_as_it_was() {
        Table table = Examples.memory();
        for (TableFormat format : TableFormat.values()) {
            format.render(table);
        }
        assertThat(TableFormat.JSON.render(table)).isEqualTo(TableFormat.JSON.render(Examples.memory()));
    }
}
