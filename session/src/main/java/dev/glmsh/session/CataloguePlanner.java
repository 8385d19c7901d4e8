package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.catalogue.CatalogueModel;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.memory.Baseline;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.memory.Fit;
import dev.glmsh.memory.Limits;
import dev.glmsh.model.Decoder;
import java.util.OptionalInt;

/** Makes the choices that a load would make for a model that is not here: bfloat16, packed if that fits. */
record CataloguePlanner(CatalogueModel model, Limits limits, Baseline baseline) {
    private static final int DEFAULT_CONTEXT = 4096;

    /** The same with what this process may take when {@code held} bytes are given back. */
    static CataloguePlanner now(CatalogueModel model, long held) {
        return new CataloguePlanner(model, MemoryLimits.now(held), MemoryLimits.baseline(held));
    }

    Estimate estimate(EstimateOptions options) {
        ModelConfig config = model.config();
        int most = config.maxPositions();
        int context = options.context().orElse(Math.min(DEFAULT_CONTEXT, most));
        if (context > most) {
            throw new GlmshException(
                    "a context of " + context + " tokens is longer than the model's " + most,
                    "choose --context " + most + " or less");
        }
        EstimateRequest request = EstimateRequest.of(options.precision().orElse(Precision.BF16), context)
                .withBatch(options.batch())
                .withImages(options.images())
                .withPrefillChunk(LoadedModel.PREFILL_CHUNK)
                .withThreads(ThreadCount.of(OptionalInt.empty()))
                .withCompiled(Decoder.compiledPrompts())
                .withBaseline(baseline);
        Estimate packed = Estimate.of(config, model.weights(), request, limits);
        boolean mappable = request.precision() == Precision.BF16;
        return packed.verdict() == Fit.NO && mappable ? packed.with(request.withLayout(WeightLayout.MAPPED)) : packed;
    }
}
