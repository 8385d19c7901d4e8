package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsReaderTest {
    private static final String A = "\"a\": {\"dtype\": \"BF16\", \"shape\": [2], \"data_offsets\": [0, 4]}";

    @TempDir
    Path directory;

    @Test
    void finds_each_tensor_behind_the_header() throws IOException {
        Path file = directory.resolve("model.safetensors");
        new SafetensorsWriter()
                .edit(header -> header.add("__metadata__", new JsonObject()))
                .float32("matrix", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .zeros("scalar", Dtype.BF16)
                .zeros("empty", Dtype.F16, 0, 7)
                .write(file);

        SafetensorsFile read = SafetensorsFile.read(file);

        long start = Files.size(file) - 26;
        assertThat(read.shard()).isEqualTo(new Shard(file, Files.size(file)));
        assertThat(read.entries())
                .containsExactly(
                        new TensorEntry("matrix", Dtype.F32, List.of(2L, 3L), file, start, 24),
                        new TensorEntry("scalar", Dtype.BF16, List.of(), file, start + 24, 2),
                        new TensorEntry("empty", Dtype.F16, List.of(0L, 7L), file, start + 26, 0));
    }

    @Test
    void reads_a_file_without_tensors() throws IOException {
        Path file = directory.resolve("model.safetensors");
        SafetensorsWriter.write(file, "{}", new byte[0]);

        assertThat(SafetensorsFile.read(file).entries()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void refuses_a_broken_header(String header, int dataBytes, String problem) throws IOException {
        Path file = directory.resolve("m.safetensors");
        SafetensorsWriter.write(file, header, new byte[dataBytes]);

        assertRefused(file, problem);
    }

    static Stream<Arguments> refuses_a_broken_header() {
        return Stream.of(
                arguments("", 0, "m.safetensors has a header that ends in the middle"),
                arguments("{" + A, 4, "m.safetensors has a header that ends in the middle"),
                arguments("[]", 0, "the header of m.safetensors is not valid JSON at line 1, column 2"),
                arguments("{\"a\" 1}", 0, "the header of m.safetensors is not valid JSON at line 1, column 7"),
                arguments("{\"a\": 1}", 0, "the header of m.safetensors is not valid JSON at line 1, column 8"),
                arguments("{} {}", 0, "the header of m.safetensors is not valid JSON at line 1, column 5"),
                arguments("{" + A + ", " + A + "}", 4, "m.safetensors names the tensor a twice"),
                arguments("{\"a\": {}}", 4, "m.safetensors gives a the unknown dtype \"\""),
                arguments(tensor("\"F4\"", "[8]", "[0, 4]"), 4, "m.safetensors gives a the unknown dtype \"F4\""),
                arguments(tensor("\"BF16\"", "[2]", "[4, 0]"), 4, "m.safetensors gives a the byte range [4, 0]"),
                arguments(tensor("\"BF16\"", "[2]", "[-4, 0]"), 4, "m.safetensors gives a the byte range [-4, 0]"),
                arguments(tensor("\"BF16\"", "[2]", "[4]"), 4, "m.safetensors gives a the byte range [4]"),
                arguments(
                        tensor("\"BF16\"", "[2]", "[9223372036854775800, 9223372036854775804]"),
                        4,
                        "m.safetensors has a tensor a that leaves a gap after the header"),
                arguments(
                        tensor("\"BF16\"", "[2]", "[0, 99999999999999999999]"),
                        4,
                        "the header of m.safetensors is not valid JSON at line 1, column 79"),
                arguments(
                        tensor("\"BF16\"", "[2.5]", "[0, 4]"),
                        4,
                        "the header of m.safetensors is not valid JSON at line 1, column 38"),
                arguments(tensor("\"BF16\"", "[-2]", "[0, 4]"), 4, "m.safetensors gives a the shape [-2]"),
                arguments(
                        tensor("\"BF16\"", "[4294967296, 4294967296]", "[0, 4]"),
                        4,
                        "m.safetensors gives a the shape [4294967296, 4294967296], which is too large to exist"),
                arguments(
                        tensor("\"BF16\"", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[0, 2]"),
                        2,
                        "m.safetensors gives a a list of more than 16 numbers"),
                arguments(tensor("\"F32\"", "[2]", "[0, 4]"), 4, "m.safetensors gives a 4 bytes, but F32 [2] takes 8"),
                arguments(
                        "{" + A + ", \"b\": {\"dtype\": \"U8\", \"shape\": [3], \"data_offsets\": [2, 5]}}",
                        5,
                        "m.safetensors has a tensor b that overlaps a"),
                arguments(
                        "{" + A + ", \"b\": {\"dtype\": \"U8\", \"shape\": [3], \"data_offsets\": [5, 8]}}",
                        8,
                        "m.safetensors has a tensor b that leaves a gap after a"),
                arguments(
                        tensor("\"BF16\"", "[2]", "[2, 6]"),
                        6,
                        "m.safetensors has a tensor a that leaves a gap after the header"),
                arguments("{" + A + "}", 2, "m.safetensors is cut off: it has 2 bytes of tensors, but a ends at 4"),
                arguments("{" + A + "}", 9, "m.safetensors has 5 bytes after its last tensor"));
    }

    @ParameterizedTest
    @MethodSource
    void refuses_a_file_that_cannot_hold_its_header(long claimed, int bytes, String problem) throws IOException {
        Path file = directory.resolve("m.safetensors");
        SafetensorsWriter.write(file, claimed, "{}".getBytes(StandardCharsets.UTF_8), new byte[bytes]);

        assertRefused(file, problem);
    }

    static Stream<Arguments> refuses_a_file_that_cannot_hold_its_header() {
        return Stream.of(
                arguments(3, 0, "m.safetensors is 10 bytes long, but its header claims 3 bytes"),
                arguments(-1, 0, "m.safetensors is 10 bytes long, but its header claims 18446744073709551615 bytes"),
                arguments(
                        Long.MAX_VALUE,
                        0,
                        "m.safetensors is 10 bytes long, but its header claims 9223372036854775807 bytes"),
                arguments(
                        100_000_001,
                        100_000_000,
                        "m.safetensors has a header of 100000001 bytes, above the limit of 25000000"));
    }

    @Test
    void refuses_a_file_shorter_than_eight_bytes() throws IOException {
        Path file = directory.resolve("m.safetensors");
        Files.write(file, new byte[5]);

        assertRefused(file, "m.safetensors is 5 bytes long, too short for a safetensors file");
    }

    @Test
    void refuses_a_text_file_that_a_download_left_instead_of_the_weights() throws IOException {
        Path file = directory.resolve("m.safetensors");
        Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n");

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> SafetensorsFile.read(file))
                .withMessage("m.safetensors is a Git LFS pointer, not the file itself; "
                        + "run git lfs pull in the checkpoint's directory");
    }

    private static String tensor(String dtype, String shape, String range) {
        return "{\"a\": {\"dtype\": " + dtype + ", \"shape\": " + shape + ", \"data_offsets\": " + range + "}}";
    }

    private static void assertRefused(Path file, String problem) {
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> SafetensorsFile.read(file))
                .withMessage(problem + "; download the file again");
    }
}
