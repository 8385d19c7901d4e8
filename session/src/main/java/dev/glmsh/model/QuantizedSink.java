package dev.glmsh.model;

import dev.glmsh.device.Precision;
import dev.glmsh.torch.Tensor;

/** Sees every tensor of a model while it is loaded, on the torch thread. The tensors are gone afterwards. */
interface QuantizedSink {
    /** Nobody who keeps anything. */
    QuantizedSink NONE = new QuantizedSink() {
        @Override
        public void plain(String name, Tensor tensor) {}

        @Override
        public void matrix(String name, EncodedMatrix matrix, Precision precision) {}
    };

    /** A tensor that is not quantised, in its stored type. */
    void plain(String name, Tensor tensor);

    /** A quantised matrix of a decoder layer, by the name of its weight. */
    void matrix(String name, EncodedMatrix matrix, Precision precision);
}
