package dev.glmsh.checkpoint.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.TensorEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubHeadersTest {
    private static final HubId ID = HubId.parse("org/name").orElseThrow();

    private final HubModel model = HubModel.glm4();
    private final HubServer server = HubServer.start().publish("org/name", model);

    @TempDir
    Path home;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void knows_a_model_by_its_headers_as_well_as_by_its_files() {
        Checkpoint remote = headers();

        Checkpoint local = HubModel.original();
        assertThat(remote.name()).isEqualTo("name");
        assertThat(remote.config()).isEqualTo(local.config());
        assertThat(remote.generationDefaults()).isEqualTo(local.generationDefaults());
        assertThat(remote.weights().parameterCount()).isEqualTo(local.weights().parameterCount());
        assertThat(remote.tensors().byteCount()).isEqualTo(local.tensors().byteCount());
        assertThat(remote.tensors().all())
                .extracting(TensorEntry::name, TensorEntry::dtype, TensorEntry::shape, TensorEntry::offset)
                .isEqualTo(local.tensors().all().stream()
                        .map(tensor -> org.assertj.core.groups.Tuple.tuple(
                                tensor.name(), tensor.dtype(), tensor.shape(), tensor.offset()))
                        .toList());
    }

    @Test
    void reads_the_headers_of_all_shards_and_no_weights(@TempDir Path scratch) {
        HubModel sharded = HubModel.sharded(scratch);
        server.publish("org/name", sharded);

        Checkpoint remote = headers();

        assertThat(remote.tensors().shards()).hasSize(3);
        assertThat(remote.tensors().byteCount())
                .isEqualTo(HubModel.original().tensors().byteCount());
        assertThat(server.calls())
                .filteredOn(Call::cdn)
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.hasRange()).isTrue());
    }

    @Test
    void asks_again_for_the_rest_of_a_long_header() {
        String start = "{" + " ".repeat(300_000);
        server.publish("org/name", model.with("model.safetensors", withHeader(start)));

        Checkpoint remote = headers();

        assertThat(remote.tensors().byteCount())
                .isEqualTo(HubModel.original().tensors().byteCount());
        assertThat(server.calls()).filteredOn(Call::cdn).hasSize(2);
    }

    /** The model's file with something at the start of its header. */
    private byte[] withHeader(String start) {
        byte[] file = model.file("model.safetensors");
        ByteBuffer old = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) old.getLong(0);
        String header = start + new String(file, 9, length - 1, StandardCharsets.UTF_8);
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length + file.length - 8 - length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .put(file, 8 + length, file.length - 8 - length)
                .array();
    }

    @Test
    void answers_a_second_time_without_the_network() {
        Checkpoint first = headers();
        server.close();

        Checkpoint second =
                Hubs.at(server.endpoint(), home, Map.of("HF_HUB_OFFLINE", "1")).headers(ID, new Cancellation());

        assertThat(second.tensors().all()).isEqualTo(first.tensors().all());
        assertThat(Hubs.at(server.endpoint(), home)
                        .headers(ID, new Cancellation())
                        .name())
                .isEqualTo("name");
    }

    @Test
    void reads_a_server_without_ranges() {
        server.fault(Fault.ignoreRange().when(Call::cdn));

        assertThat(headers().tensors().byteCount())
                .isEqualTo(HubModel.original().tensors().byteCount());
    }

    @Test
    void reads_modelscope() {
        HubId id = HubId.parse("modelscope:org/name").orElseThrow();

        assertThat(Hubs.at(server.endpoint(), home)
                        .headers(id, new Cancellation())
                        .tensors()
                        .byteCount())
                .isEqualTo(HubModel.original().tensors().byteCount());
    }

    @Test
    void refuses_an_index_that_names_files_elsewhere() {
        model.without("model.safetensors")
                .with(
                        "model.safetensors.index.json",
                        "{\"weight_map\": {\"a\": \"../../outside\"}}".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(this::headers)
                .withMessage("model.safetensors.index.json names the shard \"../../outside\", which is not a file of "
                        + "this directory; use a checkpoint from a source you trust");
    }

    @Test
    void refuses_a_header_that_claims_more_than_there_is() {
        byte[] file = ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Long.MIN_VALUE)
                .array();
        model.with("model.safetensors", file);

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(this::headers)
                .withMessage("model.safetensors is 100 bytes long, but its header claims 9223372036854775808 bytes; "
                        + "download the file again");
    }

    private Checkpoint headers() {
        return Hubs.at(server.endpoint(), home).headers(ID, new Cancellation());
    }
}
