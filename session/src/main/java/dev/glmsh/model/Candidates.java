package dev.glmsh.model;

/**
 * The tokens that top-k, top-p and min-p leave: top-p counts over what top-k left, and min-p comes last, as transformers
 * orders them.
 */
final class Candidates {
    private final RankedTokens ranked;
    private final Sampling sampling;
    private final int most;
    private final double enough;
    private int kept;
    private double total;

    private Candidates(RankedTokens ranked, Sampling sampling) {
        this.ranked = ranked;
        this.sampling = sampling;
        this.most = sampling.topK() > 0 ? Math.min(sampling.topK(), ranked.count()) : ranked.count();
        this.enough = sampling.topP() == 1 ? Double.POSITIVE_INFINITY : sampling.topP() * massOfFirst(most);
    }

    static Candidates of(RankedTokens ranked, Sampling sampling) {
        Candidates candidates = new Candidates(ranked, sampling);
        candidates.cut();
        return candidates;
    }

    int count() {
        return kept;
    }

    /** One of them, in proportion to their weights, by a number from 0 to 1. There must be at least one. */
    int draw(double random) {
        double target = random * total;
        double sum = 0;
        for (int bucket = 0; ranked.from(bucket) < kept; bucket++) {
            boolean whole = ranked.to(bucket) <= kept;
            if (whole && sum + ranked.mass(bucket) < target) {
                sum += ranked.mass(bucket);
                continue;
            }
            ranked.sort(bucket);
            for (int rank = ranked.from(bucket); rank < Math.min(kept, ranked.to(bucket)); rank++) {
                sum += ranked.weight(rank);
                if (sum >= target) {
                    return ranked.id(rank);
                }
            }
        }
        return ranked.id(kept - 1);
    }

    private void cut() {
        for (int bucket = 0; bucket < ranked.buckets() && kept == ranked.from(bucket); bucket++) {
            if (isWhole(bucket)) {
                kept = ranked.to(bucket);
                total += ranked.mass(bucket);
            } else {
                ranked.sort(bucket);
                while (kept < Math.min(most, ranked.to(bucket)) && isKept(ranked.weight(kept))) {
                    total += ranked.weight(kept++);
                }
            }
        }
    }

    /** Whether no filter ends within a bucket. */
    private boolean isWhole(int bucket) {
        return ranked.to(bucket) <= most && sampling.minP() == 0 && total + ranked.mass(bucket) < enough;
    }

    /** The most likely token always is. */
    private boolean isKept(double weight) {
        return kept == 0 || (total < enough && weight >= sampling.minP());
    }

    private double massOfFirst(int count) {
        double sum = 0;
        for (int bucket = 0; bucket < ranked.buckets() && ranked.from(bucket) < count; bucket++) {
            if (ranked.to(bucket) <= count) {
                sum += ranked.mass(bucket);
            } else {
                ranked.sort(bucket);
                for (int rank = ranked.from(bucket); rank < count; rank++) {
                    sum += ranked.weight(rank);
                }
            }
        }
        return sum;
    }
}
