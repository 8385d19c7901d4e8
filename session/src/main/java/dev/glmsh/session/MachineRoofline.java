package dev.glmsh.session;

import dev.glmsh.hardware.StateFolder;
import dev.glmsh.roofline.MachineRates;
import dev.glmsh.roofline.Roofline;
import dev.glmsh.torch.TorchThread;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What this machine's memory and cores deliver, as a session has asked for it. */
final class MachineRoofline {
    private final TorchThread torch;
    private @Nullable Roofline known;

    MachineRoofline(TorchThread torch) {
        this.torch = torch;
    }

    /** @param again whether to measure what is known already */
    Roofline read(boolean again) {
        Roofline roofline = known;
        if (again || roofline == null) {
            int threads = ThreadCount.of(OptionalInt.empty());
            roofline = torch.run(() -> {
                MachineRates rates = new MachineRates(StateFolder.open());
                return again ? rates.measure(threads) : rates.read(threads);
            });
            known = roofline;
        }
        return roofline;
    }
}
