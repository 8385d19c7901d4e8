package dev.glmsh.session;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import dev.glmsh.hardware.cards.Card;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.sizing.SizedModel;
import java.util.List;
import java.util.function.Function;

/**
 * A model to be estimated: here, or on any card.
 *
 * <pre>{@code
 * Sizing model = session.sizing("zai-org/AutoGLM-Phone-9B");
 * Table here = model.here(EstimateOptions.defaults()).table();
 * Table there = model.on(card, EstimateOptions.defaults()).table();
 * }</pre>
 */
public final class Sizing {
    private final SizedModel model;
    private final Function<EstimateOptions, Estimate> here;
    private final List<String> remarks;

    /**
     * A model with a way to plan its load on this machine.
     *
     * @param remarks where its shapes come from, if that needs saying
     */
    Sizing(SizedModel model, Function<EstimateOptions, Estimate> here, List<String> remarks) {
        this.model = requireNonNull(model, "model is null");
        this.here = requireNonNull(here, "here is null");
        this.remarks = List.copyOf(remarks);
    }

    /** Its name and shapes. */
    public SizedModel model() {
        return model;
    }

    /** What a person should know about where the shapes come from, one sentence each. */
    public List<String> remarks() {
        return remarks;
    }

    /** Whether the model was made for that many tokens. */
    public boolean takes(int context) {
        return context <= model.config().maxPositions();
    }

    /**
     * What a load on this machine would take.
     *
     * @throws GlmshException if the context is longer than the model's
     */
    public Estimate here(EstimateOptions options) {
        return here.apply(options);
    }

    /** The request that {@link #here} would estimate. */
    public EstimateRequest request(EstimateOptions options) {
        return here(options).request();
    }

    /** What the model would take wholly in a card's memory. */
    public Estimate on(Card card, EstimateOptions options) {
        return model.on(card, request(options));
    }
}
