package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a header may cost that was made to do harm: memory is bounded, and with it time. */
class HostileHeaderTest {
    private static final long MOST_BYTES = 100_000_000;
    private static final int LONGEST = 25_000_000;
    private static final int INPUTS = Integer.getInteger("glmsh.fuzz.inputs", 100_000);

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void costs_little(String what, String header, String problem) throws IOException {
        Path file = directory.resolve("m.safetensors");
        SafetensorsWriter.write(file, header, new byte[0]);

        long before = allocated();
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> SafetensorsFile.read(file))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\n"))
                .withMessageStartingWith(problem);
        assertThat(allocated() - before).isLessThan(MOST_BYTES);
    }

    static Stream<Arguments> costs_little() {
        String broken = "the header of m.safetensors ";
        return Stream.of(
                arguments("a million tensors", tensors(400_000), "m.safetensors has more than 100000 tensors"),
                arguments(
                        "as many tensors as there may be, at the wrong places",
                        tensors(99_999).replace("[0,0]", "[1,1]"),
                        "m.safetensors has a tensor"),
                arguments("arrays in arrays", "[".repeat(LONGEST), broken),
                arguments("objects in objects", "{\"a\":".repeat(LONGEST / 5), broken),
                arguments("arrays in metadata", "{\"__metadata__\":" + "[".repeat(LONGEST - 20), broken),
                arguments("arrays where a shape should be", "{\"a\":{\"shape\":" + "[".repeat(LONGEST - 20), broken),
                arguments("a name without end", "{\"" + "x".repeat(LONGEST - 2), broken + "cannot be read (a string"),
                arguments(
                        "a wide name without end",
                        "{\"" + "\u6f22".repeat(LONGEST / 3 - 2),
                        broken + "cannot be read (a string"),
                arguments(
                        "escapes without end",
                        "{\"" + "\\n".repeat(LONGEST / 2 - 2),
                        broken + "cannot be read (a string"),
                arguments(
                        "a dtype without end",
                        "{\"a\":{\"dtype\":\"" + "x".repeat(LONGEST - 20),
                        broken + "cannot be read (a string"),
                arguments("long names, one after the other", names(1_000, LONGEST / 1_100), "m.safetensors"),
                arguments("metadata without end", "{\"__metadata__\":{\"a\":\"" + "x".repeat(LONGEST - 30), broken),
                arguments("a number without end", "{\"a\":{\"shape\":[" + "1".repeat(LONGEST - 20), broken),
                arguments(
                        "a list without end",
                        "{\"a\":{\"shape\":[" + "1,".repeat(LONGEST / 2 - 20),
                        "m.safetensors gives a"),
                arguments(
                        "blanks without end",
                        " ".repeat(LONGEST),
                        "m.safetensors has a header that ends in the middle"),
                arguments("fields without end", "{\"a\":{" + "\"b\":0,".repeat(LONGEST / 6 - 20), "m.safetensors"));
    }

    private static String tensors(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "\"" + Integer.toString(i, 36) + "\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String names(int length, int count) {
        String end = "y".repeat(length - 8);
        return IntStream.range(0, count)
                .mapToObj(i -> "\"%08d%s\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}".formatted(i, end))
                .collect(Collectors.joining(",", "{", ""));
    }

    /** Sound headers with a few changes: each is read or refused in words, and nothing lies outside its file. */
    @Test
    void whatever_is_changed_in_a_header_it_is_read_or_refused() throws IOException {
        Random random = new Random(20);
        byte[] data = new byte[64];
        for (int i = 0; i < INPUTS; i++) {
            byte[] header = HeaderMutation.of(random);
            long claimed = random.nextInt(20) == 0 ? random.nextLong() : header.length;
            check(new MemoryShard(claimed, header, data.length));
        }
    }

    private void check(MemoryShard shard) {
        Path path = Path.of("m.safetensors");
        try {
            SafetensorsFile read = SafetensorsFile.read(path, shard);
            for (TensorEntry entry : read.entries()) {
                assertThat(entry.offset()).as(shard.toString()).isGreaterThanOrEqualTo(10);
                assertThat(entry.offset() + entry.byteCount())
                        .as(shard.toString())
                        .isLessThanOrEqualTo(shard.byteCount(path));
            }
        } catch (GlmshException e) {
            assertThat(e.getMessage()).as(shard.toString()).doesNotContain("\n");
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(shard.toString(), e);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
