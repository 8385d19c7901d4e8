package dev.glmsh.model;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.StoredMatrix;
import dev.glmsh.device.HostMatrix;
import dev.glmsh.device.Precision;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.NativeHeap;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quantises matrices as they are read, or takes them over from a checkpoint that holds them quantised. Whoever keeps
 * quantised weights sees each of them.
 */
final class QuantizedMatrices {
    /** Rows of the output layer whose codes exist beside the packed ones: two pieces, which are packed side by side. */
    private static final long PAIR_ROWS = HostMatrix.HEAD_ROWS / 2;

    private final CheckpointTensors source;
    private final Checkpoint checkpoint;
    private final TensorScripts tensors;
    private final Script script;
    private final QuantizedSink sink;
    private final Optional<CompiledWeights> compiled;

    QuantizedMatrices(
            CheckpointTensors source,
            Checkpoint checkpoint,
            TensorScripts tensors,
            Script script,
            QuantizedSink sink,
            Optional<CompiledWeights> compiled) {
        this.source = source;
        this.checkpoint = checkpoint;
        this.tensors = tensors;
        this.script = script;
        this.sink = sink;
        this.compiled = compiled;
    }

    /** The named matrices, one below the other, as a list of one matrix; owned by the caller. */
    Value of(List<String> names, Precision wanted) {
        long rows = names.stream().mapToLong(name -> source.shape(name).get(0)).sum();
        Precision held =
                HostMatrix.precision(wanted, rows, source.shape(names.get(0)).get(1));
        List<StoredMatrix> whole = names.stream()
                .map(checkpoint.weights().quantized()::get)
                .filter(Objects::nonNull)
                .toList();
        boolean asStored = compiled.isPresent()
                && sink == QuantizedSink.NONE
                && whole.size() == names.size()
                && CompiledWeights.canPack(whole, held, QuantizedKernels.block());
        return asStored ? packed(compiled.get(), whole) : encoded(names, held);
    }

    /** Codes go from the file's pages into the kernel's order without another form between. */
    private Value packed(CompiledWeights weights, List<StoredMatrix> parts) {
        try (CompiledWeights.Packed packed = weights.packed(parts)) {
            long from = 0;
            for (StoredMatrix part : parts) {
                try (Scope scope = new Scope()) {
                    Tensor scales = scope.keep(scales(part));
                    Optional<Tensor> shifts = shifts(scope, part, scales);
                    shifts.ifPresent(scope::keep);
                    Tensor words = scope.keep(source.bytes(part.codes(), Dtype.UINT8));
                    weights.pack(part, words, scales, shifts, packed, from);
                }
                from += part.rows();
            }
            return QuantizedKernels.matrix(script, packed, parts.get(0).group());
        }
    }

    private Value encoded(List<String> names, Precision held) {
        List<EncodedMatrix> parts = new ArrayList<>();
        try {
            for (String name : names) {
                EncodedMatrix part = encoded(name, held);
                parts.add(part);
                sink.matrix(name, part, held);
            }
            return QuantizedKernels.pack(script, parts, held);
        } finally {
            parts.forEach(EncodedMatrix::close);
        }
    }

    /**
     * The output layer, in 8 bits and in pieces, since it is many times as large as any other matrix.
     *
     * @param name of the output layer, or of the embedding where they are tied
     */
    Value head(String name, Precision precision) {
        long rows = source.shape(name).get(0);
        Value head = piece(name, 0, Math.min(rows, HostMatrix.HEAD_ROWS), precision);
        try {
            for (long from = HostMatrix.HEAD_ROWS; from < rows; from += HostMatrix.HEAD_ROWS) {
                Value below = piece(name, from, Math.min(rows, from + HostMatrix.HEAD_ROWS), precision);
                head = QuantizedKernels.joined(script, head, below);
                NativeHeap.trim();
            }
            return head;
        } catch (RuntimeException | Error e) {
            head.close();
            throw e;
        }
    }

    /** Shows a table that is not quantised to whoever keeps it. */
    void keep(String name) {
        if (sink == QuantizedSink.NONE) {
            return; // nothing of the file need be read
        }
        long rows = source.shape(name).get(0);
        for (long from = 0; from < rows; from += HostMatrix.HEAD_ROWS) {
            try (Tensor part = source.passingRows(name, from, Math.min(rows, from + HostMatrix.HEAD_ROWS))) {
                sink.rows(name, from, part);
            }
        }
    }

    private Value piece(String name, long from, long to, Precision precision) {
        try (Tensor part = source.passingRows(name, from, to)) {
            sink.rows(name, from, part);
            long middle = Math.min(to - from, PAIR_ROWS);
            Value above = packed(part, 0, middle, source.dtype(name), precision);
            try {
                return middle == to - from
                        ? above
                        : QuantizedKernels.joined(
                                script, above, packed(part, middle, to - from, source.dtype(name), precision));
            } catch (RuntimeException | Error e) {
                above.close();
                throw e;
            }
        }
    }

    private Value packed(Tensor matrix, long from, long to, Dtype dtype, Precision precision) {
        try (Tensor rows = tensors.rows(matrix, from, to);
                EncodedMatrix encoded = encoded(rows, dtype, precision)) {
            return QuantizedKernels.pack(script, List.of(encoded), precision);
        }
    }

    private EncodedMatrix encoded(Tensor matrix, Dtype dtype, Precision held) {
        return compiled.isPresent() && CompiledWeights.canEncode(dtype, held)
                ? compiled.get().encoded(matrix, dtype)
                : EncodedMatrix.of(script, matrix, held);
    }

    private EncodedMatrix encoded(String name, Precision held) {
        @Nullable StoredMatrix stored = checkpoint.weights().quantized().get(name);
        if (stored == null) {
            try (Tensor view = source.passing(name)) {
                return encoded(view, source.dtype(name), held);
            }
        }
        EncodedMatrix encoded = stored(stored);
        if (stored.group() == held.group()) {
            return encoded;
        }
        try (encoded) {
            return encoded.as(script, held);
        }
    }

    /** Its codes may be as large as a layer, so none of its parts may stay behind if another cannot be made. */
    private EncodedMatrix stored(StoredMatrix matrix) {
        Scope parts = new Scope();
        try (Scope scope = new Scope()) {
            Tensor codes = parts.keep(codes(scope, matrix));
            Tensor held = parts.keep(scales(matrix));
            return new EncodedMatrix(codes, held, shifts(scope, matrix, held));
        } catch (RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    private Tensor scales(StoredMatrix matrix) {
        try (Tensor scales = source.passing(matrix.scales());
                Tensor copy = tensors.copy(scales)) {
            return tensors.convert(copy, Dtype.BFLOAT16);
        }
    }

    private Tensor codes(Scope scope, StoredMatrix matrix) {
        if (matrix.codes().dtype() == dev.glmsh.checkpoint.Dtype.I8) {
            return tensors.copy(scope.keep(source.bytes(matrix.codes(), Dtype.INT8)));
        }
        Tensor words = scope.keep(source.bytes(matrix.codes(), Dtype.UINT8));
        Value bits = scope.keep(Value.of(matrix.bits()));
        Value columns = scope.keep(Value.of(matrix.columns()));
        return script.call("codes_of_bytes", words, bits, columns).asTensor();
    }

    private Optional<Tensor> shifts(Scope scope, StoredMatrix matrix, Tensor scales) {
        return matrix.zeroPoints().map(entry -> {
            Tensor words = scope.keep(source.bytes(entry, Dtype.UINT8));
            return script.call("shifts_of_words", words, scales).asTensor();
        });
    }
}
