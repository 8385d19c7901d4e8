package dev.glmsh.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A loaded TorchScript class whose methods are called by name. It holds no tensors; close it to free its code.
 *
 * <pre>{@code
 * try (Script script = Script.load("decoder"); Value sum = script.call("add", a, b)) { … }
 * }</pre>
 */
public final class Script implements AutoCloseable {
    private final PtSymbolBlock block;

    private Script(PtSymbolBlock block) {
        this.block = block;
    }

    /**
     * Loads methods from resources of this package, joined into one class. An operator that this platform's LibTorch
     * lacks makes loading fail.
     *
     * @param names resource names without {@code .torchscript}; aliases hold in all of them, see {@link ScriptAliases}
     * @throws KernelException if this LibTorch lacks an operator that the text uses
     */
    public static Script load(String... names) {
        StringBuilder methods = new StringBuilder();
        for (String name : names) {
            methods.append(read(name)).append('\n');
        }
        return compile(String.join("+", names), ScriptAliases.resolve(methods.toString()));
    }

    static Script compile(String name, String methods) {
        InputStream archive = new ByteArrayInputStream(ScriptArchive.of(methods));
        try {
            return new Script(JniUtils.loadModule(Torch.manager(), archive, false, false));
        } catch (EngineException e) {
            throw new KernelException(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /**
     * Runs a method without recording gradients.
     *
     * @return the result, owned by the caller
     * @throws KernelException if a tensor's shape or type does not fit the kernel
     */
    public Value call(String method, Value... arguments) {
        IValue[] handles = new IValue[arguments.length];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = arguments[i].handle();
        }
        try {
            return new Value(IValueUtils.runMethod(block, method, handles));
        } catch (EngineException e) {
            throw new KernelException(method, e);
        }
    }

    /** Frees the compiled code. */
    @Override
    public void close() {
        block.close();
    }

    private static String read(String name) {
        String resource = name.toLowerCase(Locale.ROOT) + ".torchscript";
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
