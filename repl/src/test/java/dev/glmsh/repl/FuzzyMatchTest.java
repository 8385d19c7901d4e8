package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    private static final String[] LINES = {":load qwen2", "session.generate(\"x\")", ":gen Load me", ":latency", "1 + 1"
    };

    @Test
    void finds_what_holds_the_characters_in_order_and_closest_first() {
        assertThat(FuzzyMatch.of("load", Stream.of(LINES))).containsExactly(":load qwen2", ":gen Load me");
        assertThat(FuzzyMatch.of("gen", Stream.of(LINES))).containsExactly("session.generate(\"x\")", ":gen Load me");
        assertThat(FuzzyMatch.of("ltc", Stream.of(LINES))).containsExactly(":latency");
        assertThat(FuzzyMatch.of("sgx", Stream.of(LINES))).containsExactly("session.generate(\"x\")");
        assertThat(FuzzyMatch.of("xyz", Stream.of(LINES))).isEmpty();
        assertThat(FuzzyMatch.of("", Stream.of(LINES))).containsExactly(LINES);
    }

    @Test
    void minds_upper_case_if_the_query_has_it() {
        assertThat(FuzzyMatch.of("Load", Stream.of(LINES))).containsExactly(":gen Load me");
    }

    @Test
    void measures_the_shortest_match() {
        assertThat(FuzzyMatch.distance("ab", "a b ab")).hasValue(0);
        assertThat(FuzzyMatch.distance("ab", "a b a  b")).hasValue(1);
    }
}
