package dev.glmsh.shell.command;

/**
 * A word of a command line.
 *
 * @param text what it says, with quotation marks and escapes resolved
 * @param quoted whether it stood in quotation marks and so is no option
 * @param start where it begins in the line
 * @param end where it ends, exclusive
 */
record Word(String text, boolean quoted, int start, int end) {
    /** Whether it has the form of an option: two hyphens and a letter, outside quotation marks. */
    boolean looksLikeOption() {
        return !quoted && text.length() > 2 && text.startsWith("--") && Character.isLetter(text.charAt(2));
    }

    /** The option's name: {@code --seed} of {@code --seed=7}. */
    String optionName() {
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }
}
