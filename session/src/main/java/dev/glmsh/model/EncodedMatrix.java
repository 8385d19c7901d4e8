package dev.glmsh.model;

import dev.glmsh.device.Precision;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.Optional;

/**
 * A quantised matrix in the plain form from which every kernel's is made: a weight is code · scale + shift. Owns its
 * tensors.
 *
 * @param codes signed bytes [rows, columns], from -8 to 7 or -127 to 127
 * @param scales bfloat16 [rows, groups]
 * @param shifts the same of what is added, if anything is
 */
record EncodedMatrix(Tensor codes, Tensor scales, Optional<Tensor> shifts) implements AutoCloseable {
    /** Quantises a matrix [rows, columns]; the columns must be a multiple of the precision's group. */
    static EncodedMatrix of(Script script, Tensor matrix, Precision precision) {
        try (Value group = Value.of(precision.group());
                Value encoded = script.call("encode", matrix, group)) {
            List<Tensor> parts = encoded.asTensors();
            return new EncodedMatrix(parts.get(0), parts.get(1), Optional.empty());
        }
    }

    /** The same weights quantised in another precision. */
    EncodedMatrix as(Script script, Precision precision) {
        try (Value shift = Value.list(shifts.map(List::of).orElseGet(List::of));
                Tensor wide = script.call("decode", codes, scales, shift).asTensor()) {
            return of(script, wide, precision);
        }
    }

    @Override
    public void close() {
        codes.close();
        scales.close();
        shifts.ifPresent(Tensor::close);
    }
}
