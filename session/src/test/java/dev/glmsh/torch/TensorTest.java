package dev.glmsh.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void keeps_its_elements_when_java_collects_garbage() {
        float[] ones = new float[4096];
        Arrays.fill(ones, 1);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tensors.add(Tensor.of(ones, ones.length));
        }
        for (int i = 0; i < 3; i++) {
            System.gc();
            for (int j = 0; j < 100; j++) {
                ByteBuffer.allocateDirect(ones.length * Float.BYTES);
            }
        }
        assertThat(tensors).allSatisfy(tensor -> assertThat(tensor.toFloats()).containsOnly(1f));
        tensors.forEach(Tensor::close);
    }

    @Test
    void gives_back_what_it_was_made_of() {
        try (Tensor floats = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
                Tensor ids = Tensor.of(new long[] {151329, -1})) {
            assertThat(floats.shape()).containsExactly(2, 3);
            assertThat(floats.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(ids.toLongs()).containsExactly(151329, -1);
        }
    }
}
