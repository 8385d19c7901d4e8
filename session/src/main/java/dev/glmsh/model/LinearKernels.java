package dev.glmsh.model;

import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.KernelException;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.List;

/** Which kernels this platform's LibTorch can run, found by trying them once on a small matrix. */
final class LinearKernels {
    private LinearKernels() {}

    /** The decoder's methods with the linear layer that precision and layout need. */
    static Script decoder(Precision precision, WeightLayout layout) {
        return precision.isQuantized() ? Script.load(QuantizedKernels.resources("decoder")) : decoder(layout);
    }

    private static Script decoder(WeightLayout layout) {
        return Script.load(layout == WeightLayout.PACKED ? "linear-packed" : "linear-plain", "decoder");
    }

    /** Whether oneDNN can multiply by packed weights of this type here. */
    static boolean canPack(Dtype dtype) {
        if (dtype == Dtype.FLOAT16) {
            return false;
        }
        try (Script script = decoder(WeightLayout.PACKED);
                TensorScripts tensors = new TensorScripts();
                Tensor ones = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
                Tensor weight = tensors.convert(ones, dtype);
                Tensor packed = script.call("prepare", weight).asTensor();
                Value none = Value.list(List.of());
                Tensor product = script.call("linear", weight, packed, none).asTensor();
                Tensor result = tensors.convert(product, Dtype.FLOAT32)) {
            return java.util.Arrays.equals(result.toFloats(), new float[] {5, 11, 11, 25});
        } catch (KernelException e) {
            return false;
        }
    }
}
