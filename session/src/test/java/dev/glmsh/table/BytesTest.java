package dev.glmsh.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "512, 512 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "12288, 12 KiB",
        "1048575, 1 MiB",
        "325058560, 310 MiB",
        "1073741823, 1.00 GiB",
        "1342177280, 1.25 GiB",
        "20585554944, 19.17 GiB",
        "1099511627776, 1.00 TiB",
        "9223372036854775807, 8.00 EiB",
        "-1342177280, -1.25 GiB",
        "-9223372036854775808, -8.00 EiB",
    })
    void formats_in_the_largest_binary_unit_that_leaves_at_least_one(long bytes, String text) {
        assertThat(Bytes.format(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "100B, 100",
        "8GiB, 8589934592",
        "8 gib, 8589934592",
        "512m, 536870912",
        "20G, 21474836480",
        "20GB, 20000000000",
        "1.5GiB, 1610612736",
        "64k, 65536",
        "2TiB, 2199023255552",
    })
    void parses_what_people_write(String text, long bytes) {
        assertThat(Bytes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GiB", "-1G", "8 GiB free", "1e9", "8XiB", "1,5G", "8G G"})
    void refuses_what_is_not_a_size_and_says_how_to_write_one(String text) {
        assertThatThrownBy(() -> Bytes.parse(text))
                .isInstanceOf(GlmshException.class)
                .hasMessage("'%s' is not a memory size; write a number and a unit, such as 8GiB, 512m or 20G", text);
    }

    @Test
    void refuses_more_than_can_be_addressed() {
        assertThatThrownBy(() -> Bytes.parse("9000000TiB"))
                .isInstanceOf(GlmshException.class)
                .hasMessage("'9000000TiB' is more memory than can be addressed; write a size below 8388608 TiB");
    }
}
