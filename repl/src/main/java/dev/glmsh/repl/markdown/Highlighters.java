package dev.glmsh.repl.markdown;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jline.builtins.SyntaxHighlighter;

/** JLine's highlighter with the rules for a language, which are nano's kind and lie beside this class. */
final class Highlighters {
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("java", "java"),
            Map.entry("jshell", "java"),
            Map.entry("kotlin", "java"),
            Map.entry("python", "python"),
            Map.entry("py", "python"),
            Map.entry("python3", "python"),
            Map.entry("json", "json"),
            Map.entry("jsonl", "json"),
            Map.entry("bash", "shell"),
            Map.entry("sh", "shell"),
            Map.entry("shell", "shell"),
            Map.entry("zsh", "shell"),
            Map.entry("console", "shell"));

    private Highlighters() {}

    /** A highlighter at the beginning of a text; empty for a language without rules. */
    static Optional<SyntaxHighlighter> of(String info) {
        String language = info.strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
        return Optional.ofNullable(RULES.get(language))
                .map(name -> SyntaxHighlighter.build("classpath:/dev/glmsh/repl/markdown/" + name + ".nanorc"));
    }
}
