package dev.glmsh.checkpoint.hub;

/** Where models are published. */
public enum HubSource {
    /** huggingface.co, or a mirror that speaks the same interface. */
    HUGGING_FACE("", "main"),
    /** modelscope.cn. */
    MODELSCOPE("modelscope:", "master");

    private final String prefix;
    private final String defaultRevision;

    HubSource(String prefix, String defaultRevision) {
        this.prefix = prefix;
        this.defaultRevision = defaultRevision;
    }

    /** What stands before an id that means this source; empty for the usual one. */
    public String prefix() {
        return prefix;
    }

    /** The branch that an id without a revision means. */
    public String defaultRevision() {
        return defaultRevision;
    }
}
