package dev.glmsh.checkpoint;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A copy of a reference checkpoint that a test may damage. */
final class CheckpointCopy {
    private final Path directory;

    private CheckpointCopy(Path directory) {
        this.directory = directory;
    }

    static CheckpointCopy of(String name, Path parent) {
        Path directory = parent.resolve(name);
        try (Stream<Path> files = Files.list(ReferenceCheckpoints.directory(name))) {
            Files.createDirectories(directory);
            for (Path file : files.filter(
                            file -> !String.valueOf(file.getFileName()).startsWith("expected"))
                    .toList()) {
                Files.copy(file, directory.resolve(String.valueOf(file.getFileName())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CheckpointCopy(directory);
    }

    Path directory() {
        return directory;
    }

    CheckpointCopy config(Consumer<JsonObject> change) {
        return edit("config.json", change);
    }

    CheckpointCopy edit(String file, Consumer<JsonObject> change) {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(directory.resolve(file)))
                    .getAsJsonObject();
            change.accept(json);
            return write(file, json.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CheckpointCopy write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CheckpointCopy delete(String file) {
        try {
            Files.delete(directory.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CheckpointCopy move(String file, String target) {
        try {
            Files.createDirectories(directory.resolve(target).getParent());
            Files.move(directory.resolve(file), directory.resolve(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CheckpointCopy link(String file, String target) {
        try {
            Files.createSymbolicLink(directory.resolve(file), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts bytes off a file's end. */
    CheckpointCopy truncate(String file, int bytes) {
        try {
            byte[] all = Files.readAllBytes(directory.resolve(file));
            Files.write(directory.resolve(file), Arrays.copyOf(all, all.length - bytes));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
