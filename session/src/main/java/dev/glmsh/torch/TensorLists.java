package dev.glmsh.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/** Makes typed lists of tensors; DJL builds them from arrays, so each tensor passes through one for a moment. */
final class TensorLists {
    private TensorLists() {}

    static IValue of(List<Tensor> tensors) {
        PtNDArray[] arrays = new PtNDArray[tensors.size()];
        try {
            for (int i = 0; i < arrays.length; i++) {
                arrays[i] = tensors.get(i).handle().toTensor(Torch.manager());
            }
            return IValue.listFrom(arrays);
        } finally {
            for (PtNDArray array : arrays) {
                if (array != null) {
                    array.close();
                }
            }
        }
    }
}
