package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glmsh.checkpoint.StoredMatrix;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.device.Precision;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import dev.glmsh.torch.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What compiled kernels make of weights is what the scripts make, to the last bit. */
class CompiledWeightsTest {
    private static final TorchThread TORCH = new TorchThread();
    private static TensorScripts tensors;
    private static Script script;
    private static CompiledWeights weights;

    @BeforeAll
    static void needs_a_compiler() {
        CompiledKernels.Found found = TORCH.run(CompiledKernels::find);
        assumeTrue(found.kernels().isPresent(), found.reason());
        TORCH.run(() -> {
            tensors = new TensorScripts();
            script = Script.load(QuantizedKernels.resources("tensors"));
            return true;
        });
        weights = new CompiledWeights(found.kernels().get(), tensors);
    }

    @AfterAll
    static void end() {
        TORCH.run(() -> {
            if (script != null) {
                script.close();
                tensors.close();
            }
            return true;
        });
        TORCH.close();
    }

    @ParameterizedTest(name = "{0} of {1} by {2}")
    @CsvSource({
        "FLOAT32, 7, 5",
        "FLOAT32, 130, 131",
        "FLOAT32, 64, 4096",
        "BFLOAT16, 7, 5",
        "BFLOAT16, 130, 131",
        "BFLOAT16, 64, 4096"
    })
    void rounds_to_the_same_8_bits(Dtype dtype, int rows, int columns) {
        TORCH.run(() -> {
            try (Scope scope = new Scope()) {
                Tensor matrix = tensor(scope, numbers(rows, columns), rows, dtype);
                try (EncodedMatrix expected = EncodedMatrix.of(script, matrix, Precision.INT8);
                        EncodedMatrix actual = weights.encoded(matrix, dtype)) {
                    assertThat(bytes(actual.codes())).isEqualTo(bytes(expected.codes()));
                    assertThat(bytes(actual.scales())).isEqualTo(bytes(expected.scales()));
                    assertThat(actual.scales().shape())
                            .isEqualTo(expected.scales().shape());
                }
            }
            return true;
        });
    }

    /** Rows of all sizes that numbers have, of nothing, of what has no normal form, and of ties between two codes. */
    private static float[] numbers(int rows, int columns) {
        Random random = new Random(rows + columns);
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            int row = i / columns;
            float tie = i % columns == 0 ? 127 : random.nextInt(254) - 126.5f;
            float size = (float) Math.pow(10, row % 75 - 37.0);
            numbers[i] = row % 5 == 1 ? tie : row % 5 == 3 && row > 3 ? 0 : (float) random.nextGaussian() * size;
        }
        return numbers;
    }

    @ParameterizedTest(name = "{0} and {1} rows of {2}, {3}, zero points {4}")
    @CsvSource({
        "64, 128, 128, INT4, false",
        "64, 128, 128, INT4, true",
        "192, 64, 704, INT4_G64, true",
        "64, 64, 96, INT4_G32, true",
        "128, 320, 1056, INT4_G32, false",
        "4032, 64, 384, INT4, true"
    })
    void packs_4_bits_in_the_same_order(int rows, int more, int columns, Precision precision, boolean zeros) {
        List<StoredMatrix> parts =
                List.of(stored(rows, columns, precision.group()), stored(more, columns, precision.group()));
        assumeTrue(CompiledWeights.canPack(parts, precision, TORCH.run(QuantizedKernels::block)));
        TORCH.run(() -> {
            try (Scope scope = new Scope();
                    CompiledWeights.Packed whole = weights.packed(parts)) {
                List<EncodedMatrix> plain = new ArrayList<>();
                long from = 0;
                for (StoredMatrix part : parts) {
                    Tensor words = words(scope, part);
                    Tensor scales = scales(scope, part, 1);
                    Optional<Tensor> shifts = zeros ? Optional.of(scales(scope, part, 2)) : Optional.empty();
                    weights.pack(part, words, scales, shifts, whole, from);
                    plain.add(new EncodedMatrix(codes(scope, words, columns), scales, shifts));
                    from += part.rows();
                }
                List<Tensor> expected = scope.keep(
                                script.call("tensors_of", scope.keep(QuantizedKernels.pack(script, plain, precision))))
                        .asTensors();
                expected.forEach(scope::keep);
                assertThat(bytes(whole.codes())).isEqualTo(bytes(expected.get(0)));
                assertThat(bytes(whole.both())).isEqualTo(bytes(expected.get(1)));
            }
            return true;
        });
    }

    private static StoredMatrix stored(long rows, long columns, int group) {
        TensorEntry entry =
                new TensorEntry("m", dev.glmsh.checkpoint.Dtype.BF16, List.of(1L), Path.of("model.safetensors"), 0, 2);
        return new StoredMatrix("m.weight", rows, columns, 4, group, entry, entry, Optional.empty());
    }

    private static Tensor words(Scope scope, StoredMatrix part) {
        Random random = new Random(part.rows());
        float[] bytes = new float[(int) (part.rows() * part.columns() / 2)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(256);
        }
        return tensor(scope, bytes, part.rows(), Dtype.UINT8);
    }

    private static Tensor scales(Scope scope, StoredMatrix part, long seed) {
        Random random = new Random(seed);
        float[] scales = new float[(int) (part.rows() * (part.columns() / part.group()))];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = (float) random.nextGaussian();
        }
        return tensor(scope, scales, part.rows(), Dtype.BFLOAT16);
    }

    private static Tensor codes(Scope scope, Tensor words, int columns) {
        Value bits = scope.keep(Value.of(4));
        Value width = scope.keep(Value.of(columns));
        return scope.keep(script.call("codes_of_bytes", words, bits, width).asTensor());
    }

    private static Tensor tensor(Scope scope, float[] numbers, long rows, Dtype dtype) {
        return scope.keep(tensors.convert(scope.keep(Tensor.of(numbers, rows, numbers.length / rows)), dtype));
    }

    private static byte[] bytes(Tensor tensor) {
        List<byte[]> read = new ArrayList<>();
        try {
            tensor.read(bytes -> {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                read.add(copy);
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return read.get(0);
    }
}
