package dev.glmsh.checkpoint.hub;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published model: {@code zai-org/AutoGLM-Phone-9B}, {@code zai-org/GLM-4-9B-0414@main},
 * {@code modelscope:ZhipuAI/AutoGLM-Phone-9B}.
 *
 * <pre>{@code
 * HubId id = HubId.parse("zai-org/AutoGLM-Phone-9B@main").orElseThrow();
 * }</pre>
 *
 * @param source where it is published
 * @param name organisation and model: {@code zai-org/AutoGLM-Phone-9B}
 * @param revision a branch, a tag, or a commit of 40 hexadecimal digits
 */
public record HubId(HubSource source, String name, String revision) {
    private static final String PART = "[A-Za-z0-9](?:[\\w.-]{0,94}[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile(PART + "/" + PART);
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][\\w./+-]{0,199}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern ID = Pattern.compile("(modelscope:|hf:)?([^@:]+)(?:@(.+))?");

    /** Checks the spelling, so that a name can be part of a path and of an address. */
    public HubId {
        requireNonNull(source, "source is null");
        if (!isName(name)) {
            throw new GlmshException(
                    "'" + name + "' is not a model's id", "write organisation/model, such as zai-org/AutoGLM-Phone-9B");
        }
        if (!REVISION.matcher(revision).matches() || revision.contains("..") || revision.contains("//")) {
            throw new GlmshException("'" + revision + "' is not a revision", "name a branch, a tag or a commit");
        }
    }

    /** The id that the text spells; empty if it has not the form of one. A revision that is none is an error. */
    public static Optional<HubId> parse(String text) {
        Matcher matcher = ID.matcher(text);
        if (!matcher.matches() || !isName(matcher.group(2))) {
            return Optional.empty();
        }
        HubSource source = "modelscope:".equals(matcher.group(1)) ? HubSource.MODELSCOPE : HubSource.HUGGING_FACE;
        String revision = matcher.group(3) == null ? source.defaultRevision() : matcher.group(3);
        return Optional.of(new HubId(source, matcher.group(2), revision));
    }

    /** The same model at another revision. */
    public HubId at(String other) {
        return new HubId(source, name, other);
    }

    /** Whether the revision is a commit, which never changes. */
    public boolean isCommit() {
        return isCommit(revision);
    }

    /** The model's name without its organisation. */
    public String model() {
        return name.substring(name.indexOf('/') + 1);
    }

    /** The folder of this model in a cache: {@code models--zai-org--AutoGLM-Phone-9B}. */
    String folder() {
        return "models--" + name.replace("/", "--");
    }

    static boolean isCommit(String revision) {
        return COMMIT.matcher(revision).matches();
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.contains("--") && !name.contains("..");
    }

    /** As a user writes it; the usual revision is left out. */
    @Override
    public String toString() {
        String start = source.prefix() + name;
        return revision.equals(source.defaultRevision()) ? start : start + "@" + revision;
    }
}
