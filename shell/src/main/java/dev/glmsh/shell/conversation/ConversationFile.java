package dev.glmsh.shell.conversation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.glmsh.GlmshException;
import dev.glmsh.model.GenerationOptions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Reads and writes conversations as JSON: {@code {"model": …, "messages": [{"role": …, "content": …}], "options": …}}.
 * A plain list of messages, as the clients of OpenAI's interface keep it, is read too. Stateless.
 *
 * <pre>{@code
 * ConversationFile.write(file, new SavedConversation(session.modelName(), session.conversation(), Optional.empty()));
 * session.conversation(ConversationFile.read(file, session.options()).messages());
 * }</pre>
 */
public final class ConversationFile {
    private static final long MAX_BYTES = 64L << 20;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private ConversationFile() {}

    /**
     * Reads a file.
     *
     * @param options stand where the file is silent
     * @throws GlmshException if it cannot be read, or is no conversation; the message names the place
     */
    public static SavedConversation read(Path file, GenerationOptions options) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new GlmshException(file + " is larger than 64 MiB", "choose a file that holds a conversation");
            }
            return new ConversationReader(file.toString())
                    .read(JsonParser.parseString(Files.readString(file)), options);
        } catch (CharacterCodingException e) {
            throw new GlmshException(file + " is not UTF-8 text", "choose a file that holds a conversation", e);
        } catch (IOException e) {
            throw new GlmshException(file + " cannot be read: " + reason(e), "check the path", e);
        } catch (JsonParseException e) {
            throw new GlmshException(file + " is not JSON", "choose a file that holds a conversation", e);
        }
    }

    /**
     * Writes a file, wholly or not at all: what was there before stays until everything is written.
     *
     * @throws GlmshException if it cannot be written
     */
    public static void write(Path file, SavedConversation conversation) {
        Path target = file.toAbsolutePath();
        try {
            target = Files.exists(target) ? target.toRealPath() : target;
            Path fresh = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
            try {
                Files.writeString(fresh, GSON.toJson(ConversationWriter.json(conversation)) + "\n");
                move(fresh, target);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new GlmshException(file + " cannot be written: " + reason(e), "choose another file", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.isDirectory(to)) {
            throw new IOException("it is a folder");
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What a file system says; some exceptions hold only the path, and their names tell the rest. */
    private static String reason(IOException e) {
        return switch (e.getClass().getSimpleName()) {
            case "NoSuchFileException" -> "there is no such file or folder";
            case "AccessDeniedException" -> "access is denied";
            default -> String.valueOf(e.getMessage());
        };
    }
}
