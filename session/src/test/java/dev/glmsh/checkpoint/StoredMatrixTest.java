package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A matrix {@code w} of 64 rows, as compressed-tensors stores it and as a broken writer might. */
class StoredMatrixTest {
    private static final Path SHARD = Path.of("model.safetensors");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "w_packed I32 64 16, w_scale BF16 64 1                         | 128 | 4 | 128",
                "w_packed I32 64 16, w_scale F16 64 4, w_zero_point I32 8 4    | 128 | 4 | 32",
                "w_packed I32 64 16, w_scale F32 64 2, w_shape I64 2           | 128 | 4 | 64",
                "w_packed I32 64 32, w_scale BF16 64 1                         | 128 | 8 | 0",
                "w_packed I32 64 2, w_scale BF16 64 1                          | 5   | 8 | 0",
                "w I8 64 128, w_scale BF16 64 1                                | 128 | 8 | 0"
            })
    void tells_bits_and_groups_by_the_shapes(String entries, long columns, int bits, int group) {
        StoredMatrix matrix =
                StoredMatrix.find(index(entries), "w", List.of(64L, columns)).orElseThrow();

        assertThat(List.of(matrix.rows(), matrix.columns())).containsExactly(64L, columns);
        assertThat(matrix.bits()).isEqualTo(bits);
        assertThat(matrix.group()).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "w_packed I32 64 15, w_scale BF16 64 1                       | 128  | I32 [64, 15] for a matrix of [64, 128]",
                "w I8 64 127, w_scale BF16 64 1                              | 128  | I8 [64, 127] for a matrix of [64, 128]",
                "w_packed I32 64 16, w_scale BF16 64 1, w_g_idx I32 128      | 128  | groups in the order of activations",
                "w_packed I32 64 16, w_scale BF16 64                         | 128  | 4 bits with scales of BF16 [64]",
                "w_packed I32 64 16, w_scale I8 64 1                         | 128  | 4 bits with scales of I8 [64, 1]",
                "w_packed I32 64 16, w_scale BF16 64 8                       | 128  | 4 bits with scales of BF16 [64, 8]",
                "w_packed I32 64 136, w_scale BF16 64 33                     | 1088 | 4 bits with scales of BF16 [64, 33]",
                "w_packed I32 64 32, w_scale BF16 64 2                       | 128  | 8 bits with scales of BF16 [64, 2]",
                "w I8 64 128, w_scale BF16 64 1, w_zero_point I8 64 1        | 128  | 8-bit integers with zero points",
                "w_packed I32 64 32, w_scale BF16 64 1, w_zero_point I32 16 1 | 128 | 8-bit integers with zero points",
                "w_packed I32 64 16, w_scale BF16 64 1, w_zero_point I8 64 1 | 128  | zero points of I8 [64, 1]",
                "w_packed I32 64 16, w_scale BF16 64 1, w_zero_point I32 7 1 | 128  | zero points of I32 [7, 1]"
            })
    void refuses_what_would_be_read_wrongly(String entries, long columns, String form) {
        assertThatThrownBy(() -> StoredMatrix.find(index(entries), "w", List.of(64L, columns)))
                .isInstanceOf(GlmshException.class)
                .hasMessage("w is quantised in a form that glmsh does not load: " + form
                        + "; use 4 bits with groups of 32, 64 or 128, 8 bits with a scale for each row, or the original"
                        + " checkpoint");
    }

    @Test
    void misses_the_scales() {
        assertThatThrownBy(() -> StoredMatrix.find(index("w_packed I32 64 16"), "w", List.of(64L, 128L)))
                .hasMessage("the checkpoint lacks the tensor w_scale; download the missing shard");
    }

    @Test
    void leaves_other_tensors_alone() {
        assertThat(StoredMatrix.find(index("w BF16 64 128"), "w", List.of(64L, 128L)))
                .isEmpty();
    }

    private static TensorIndex index(String entries) {
        return new TensorIndex(
                List.of(new Shard(SHARD, 0)),
                Arrays.stream(entries.split(","))
                        .map(entry -> entry(entry.strip()))
                        .toList());
    }

    private static TensorEntry entry(String text) {
        String[] words = text.split(" ");
        Dtype dtype = Dtype.valueOf(words[1]);
        List<Long> shape = Arrays.stream(words).skip(2).map(Long::parseLong).toList();
        long bytes = shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
        return new TensorEntry(words[0], dtype, shape, SHARD, 0, bytes);
    }
}
