package dev.glmsh.model;

import dev.glmsh.device.Precision;
import dev.glmsh.torch.Tensor;

/** Sees every tensor of a model while it is loaded, on the torch thread. The tensors are gone afterwards. */
interface QuantizedSink {
    /** Nobody who keeps anything. */
    QuantizedSink NONE = new QuantizedSink() {
        @Override
        public void rows(String name, long from, Tensor tensor) {}

        @Override
        public void matrix(String name, EncodedMatrix matrix, Precision precision) {}
    };

    /** Some rows, or elements of a vector, of a tensor that is kept in its stored type. */
    void rows(String name, long from, Tensor tensor);

    /** A quantised matrix of a decoder layer, by the name of its weight. */
    void matrix(String name, EncodedMatrix matrix, Precision precision);
}
