package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void lists_the_commands() {
        assertThat(Run.of("-c", ":help")).isEqualTo(new Run(0, """
                :load PATH          Load a checkpoint: a folder in Hugging Face format.
                :unload             Unload the model and give its memory back.
                :info               Show what the loaded model is and how it was loaded.
                :gen TEXT           Answer one prompt by itself, outside the conversation.
                :chat [TEXT]        Enter or leave chat mode; with TEXT, take one turn.
                :system [TEXT]      Set what the model is told before the conversation; without TEXT, show it; "" removes it.
                :set [NAME] [VALUE] Change an option of generation, or show them all.
                :regen              Answer the last message again, with options if you like; the new answer replaces the old one.
                :undo [N]           Take back the last message and its answer, or the last N of them.
                :clear              Forget the conversation; the system prompt stays.
                :show-chat          List the messages of the conversation, with the tokens that each takes.
                :save-chat FILE     Write the conversation to a JSON file, with the model's name and the options of generation.
                :load-chat FILE     Continue a conversation from a JSON file: one that was saved, or a list of messages as OpenAI's clients have it.
                :think              Show in full what the model thought before its last answer.
                :mem                Show where the memory of this process is, measured, and what the machine has left.
                :gpu                Show the graphics cards, or what is missing to use one.
                :latency            Show how long each generation took, and where the time went.
                :estimate [MODEL]   Predict what a model takes in memory and how fast it is, here or on a card, before it is loaded.
                :accuracy           Show what was predicted beside what was measured, for the last loads and generations.
                :vars               List the variables of Java with their types and values.
                :methods            List the methods of Java that were declared here.
                :types              List the classes, records and other types that were declared here.
                :imports            List what Java may name shortly, imported by glmsh or by you.
                :list               List the snippets of Java with their ids, as far as they still count.
                :drop NAME|ID       Take back what Java declared: all of a name, or the snippet of an id.
                :edit [NAME|ID]     Edit snippets of Java in $VISUAL or $EDITOR; what was changed runs again.
                :open FILE|URL      Run a file of Java and :commands as if it were typed, up to the first line that fails.
                :save FILE          Write the snippets of Java to a file that :open reads back, as far as they still count.
                :reset              Forget all Java and start it afresh.
                :help [COMMAND]     List the commands, or explain one.
                :quit               Leave, as Ctrl-D does.

                Anything else is Java, with the variable 'session'; in chat mode it goes to the model.
                :help COMMAND explains a command and its options.
                """, ""));
    }

    @Test
    void explains_a_command_with_its_options() {
        assertThat(Run.of("-c", ":help load")).isEqualTo(new Run(0, """
                Usage: :load [--precision=P] [--layout=L] [--context=N] [--threads=N] PATH
                Load a checkpoint: a folder in Hugging Face format. The model loaded before is unloaded.
                      PATH            The folder that holds config.json; ~ is your home.
                      --precision=P   Compute in fp32, bf16 or fp16; chosen by the checkpoint and the free memory
                                        if absent.
                      --layout=L      Weights auto, mapped, converted or packed: mapped starts at once and can be
                                        evicted, packed is faster.
                      --context=N     Tokens that the KV cache holds.
                      --threads=N     Threads that compute; the physical cores if absent.
                """, ""));
    }
}
