package dev.glmsh.model;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.torch.Value;

/**
 * Kernel arguments that are the same in every call of a model, made once.
 *
 * @param shape heads, kvHeads, headDim, rotaryDim, intermediate
 * @param paired whether rotary turns neighbouring dimensions (GLM) or those half a head apart
 * @param eps the RMS norms' epsilon
 * @param yes true
 * @param no false
 */
record KernelConstants(Value shape, Value paired, Value eps, Value yes, Value no) implements AutoCloseable {
    static KernelConstants of(ModelConfig config) {
        return new KernelConstants(
                Value.list(
                        config.heads(),
                        config.kvHeads(),
                        config.headDim(),
                        config.rope().rotaryDim(),
                        config.intermediateSize()),
                Value.of(config.rope().interleaved()),
                Value.of(config.rmsNormEps()),
                Value.of(true),
                Value.of(false));
    }

    @Override
    public void close() {
        for (Value value : new Value[] {shape, paired, eps, yes, no}) {
            value.close();
        }
    }
}
