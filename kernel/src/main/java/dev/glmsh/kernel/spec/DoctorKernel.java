package dev.glmsh.kernel.spec;

import dev.glmsh.GlmshException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor-kernel}. */
@Command(
        name = "doctor-kernel",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Look why a notebook does not find or start glmsh: at the kernelspec, at Java, and by starting a"
                + " kernel as Jupyter does.",
        footer = {"", "Examples:", "  ./glmsh doctor-kernel", "  ./glmsh doctor-kernel --name glmsh-24g"})
final class DoctorKernel implements SpecCommand {
    @Mixin
    Place place = new Place();

    @Override
    public int run(DataFolders folders, PrintStream out) {
        try {
            Path folder = find(folders);
            out.println("ok: Jupyter finds the kernelspec " + folder);
            KernelSpec spec = KernelSpec.read(folder);
            if (!Files.isExecutable(spec.launcher())) {
                throw new GlmshException(
                        "its launcher " + spec.launcher() + " is not there or cannot be run",
                        "run ./glmsh install-kernel where glmsh is now");
            }
            out.println("ok: its launcher is " + spec.launcher());
            Trial.run(spec, out);
            return 0;
        } catch (GlmshException e) {
            out.println("bad: " + e.getMessage());
            return 1;
        }
    }

    private Path find(DataFolders folders) {
        List<Path> all = folders.all().stream()
                .map(data -> data.resolve("kernels").resolve(place.name))
                .toList();
        return all.stream()
                .filter(folder -> Files.exists(folder.resolve("kernel.json")))
                .findFirst()
                .orElseThrow(() -> new GlmshException(
                        "there is no kernel named " + place.name + " in any of " + all,
                        "run ./glmsh install-kernel; if Jupyter runs in an environment, activate it and add"
                                + " --sys-prefix"));
    }
}
