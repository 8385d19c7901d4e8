package dev.glmsh.shell.command;

import dev.glmsh.checkpoint.ImageSize;
import dev.glmsh.device.Precision;
import dev.glmsh.hardware.cards.Card;
import dev.glmsh.hardware.cards.Cards;
import dev.glmsh.session.EstimateOptions;
import dev.glmsh.sizing.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that say what is estimated. Lists give every combination. */
final class EstimateArguments {
    @Option(
            names = "--precision",
            paramLabel = "P[,P…]",
            split = ",",
            completionCandidates = Precisions.class,
            description = "fp32, bf16, fp16, int8, w8a8, int4, int4-g64 or int4-g32; as stored if absent.")
    List<String> precisions = List.of();

    @Option(
            names = "--context",
            paramLabel = "N[,N…]",
            split = ",",
            description = "Tokens that the KV cache holds, such as 8192 or 8k.")
    List<String> contexts = List.of();

    @Option(names = "--batch", paramLabel = "N[,N…]", split = ",", description = "Sequences at a time; 1 if absent.")
    List<Integer> batches = List.of(1);

    @Option(
            names = "--image",
            paramLabel = "WxH",
            description = "A picture in the prompt, by its size in pixels; may be given several times.")
    List<String> images = List.of();

    @Option(
            names = "--gpu",
            paramLabel = "CARD",
            completionCandidates = CardLabels.class,
            description = "Estimate for a card such as \"RTX 3060\", not for this machine.")
    Optional<String> gpu = Optional.empty();

    /** The card, if one is named. */
    Optional<Card> card() {
        return gpu.map(CardNames::find);
    }

    /** Every combination of what was asked for, in the order it was written; at least one. */
    List<EstimateOptions> options() {
        List<EstimateOptions> all = new ArrayList<>();
        List<ImageSize> pictures = images.stream().map(ImageSize::parse).toList();
        for (Optional<Precision> precision :
                orOpen(precisions.stream().map(Precision::parse).toList())) {
            for (Optional<Integer> context :
                    orOpen(contexts.stream().map(Tokens::parse).toList())) {
                for (int batch : batches) {
                    OptionalInt tokens = context.map(OptionalInt::of).orElseGet(OptionalInt::empty);
                    all.add(new EstimateOptions(precision, tokens, batch, pictures));
                }
            }
        }
        return all;
    }

    private static <T> List<Optional<T>> orOpen(List<T> values) {
        return values.isEmpty()
                ? List.of(Optional.empty())
                : values.stream().map(Optional::of).toList();
    }

    /** The names of all precisions. */
    static final class Precisions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Precision.values()).map(Precision::label).iterator();
        }
    }

    /** The names of the bundled cards. */
    static final class CardLabels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Cards.all().stream().map(Card::name).iterator();
        }
    }
}
