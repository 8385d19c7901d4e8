package dev.glmsh.kernel.cell;

import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.ThreadOutput;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * {@code System.out} and {@code System.err} between cells: what a cell's thread prints after its end goes to its cell, and
 * what threads of libraries print to the newest. Before there is one it goes to where the process prints.
 */
public final class CellPrints extends OutputStream {
    private final PrintStream process;
    private final BiConsumer<Output, String> print;
    private static volatile Optional<Output> newest = Optional.empty();

    private CellPrints(PrintStream process, BiConsumer<Output, String> print) {
        this.process = process;
        this.print = print;
    }

    /** Puts them in the place of the process's. */
    public static void install() {
        System.setOut(stream(new CellPrints(System.out, Output::print)));
        System.setErr(stream(new CellPrints(System.err, Output::printError)));
    }

    /** The cell that runs from now on. */
    public static void newest(Output output) {
        newest = Optional.of(output);
    }

    private static PrintStream stream(CellPrints prints) {
        return new PrintStream(prints, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        Optional<Output> cell = ThreadOutput.current().or(() -> newest);
        if (cell.isPresent()) {
            print.accept(cell.get(), new String(bytes, from, count, StandardCharsets.UTF_8));
        } else {
            process.write(bytes, from, count);
            process.flush();
        }
    }
}
