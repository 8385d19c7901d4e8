package dev.glmsh.hardware;

import java.util.List;

/** What asking nvidia-smi led to. */
sealed interface NvidiaAnswer {
    /** There is no nvidia-smi on this machine. */
    record NotInstalled() implements NvidiaAnswer {}

    /** It listed cards; never none. */
    record Cards(List<GpuCard> cards) implements NvidiaAnswer {
        public Cards {
            cards = List.copyOf(cards);
        }
    }

    /** It failed. */
    record Failed(GpuProblem problem) implements NvidiaAnswer {}
}
