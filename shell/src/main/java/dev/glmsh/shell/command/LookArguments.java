package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.redirect.Redirection;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options about how a value looks, which commands have without declaring them. */
final class LookArguments {
    private final FormatOption format = new FormatOption();
    private final BytesOption bytes = new BytesOption();

    /** Adds the options to a command's own. */
    void addTo(CommandSpec spec, Command command) {
        spec.addMixin("format", CommandSpec.forAnnotatedObject(format));
        if (command.showsMemory()) {
            spec.addMixin("bytes", CommandSpec.forAnnotatedObject(bytes));
        }
    }

    /** What the line asks for: its options, then the name of its file, then what holds anyway. */
    Look of(Look usual, Optional<Redirection> redirection) {
        Look look = usual.with(format.format.or(() -> redirection.flatMap(Redirection::format)));
        return bytes.exact ? look.exact() : look;
    }

    /** Of every command. */
    static final class FormatOption {
        @Option(
                names = "--format",
                paramLabel = "F",
                hidden = true,
                description = "Print as text, json, csv, html or markdown.")
        Optional<Format> format = Optional.empty();
    }

    /** Of commands that show memory. */
    static final class BytesOption {
        @Option(names = "--bytes", hidden = true, description = "Print exact byte counts instead of GiB and MiB.")
        boolean exact;
    }
}
