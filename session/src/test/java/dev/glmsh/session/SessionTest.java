package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.model.FinishReason;
import dev.glmsh.model.Generation;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;
import dev.glmsh.model.TextStream;
import dev.glmsh.table.TableFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Path DEMO = Path.of("../demo/glm4-demo");
    private static final Path GLM4 = Path.of("src/test/resources/checkpoints/glm4-0414");

    private final Session session = Session.open();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void needs_a_model_to_generate() {
        assertThatThrownBy(() -> session.generate("hello"))
                .isInstanceOf(GlmshException.class)
                .hasMessage("no model is loaded; load one with :load MODEL");
    }

    @Test
    void answers_a_prompt_and_says_what_it_took() {
        session.load(DEMO.toString());
        Generation generation = session.generate("春曉");
        assertThat(generation.text()).isNotBlank();
        assertThat(generation.finish()).isEqualTo(FinishReason.STOP);
        assertThat(session.latency().rowCount()).isEqualTo(1);
    }

    @Test
    void tells_in_a_few_words_where_it_stands() {
        assertThat(session.status().parts())
                .startsWith("no model")
                .hasSize(session.status().memoryBytes().isPresent() ? 2 : 1);
        session.load(DEMO.toString());
        Generation generation = session.generate("春曉");

        int held = generation.promptIds().size() + generation.ids().size();
        assertThat(session.status().parts())
                .startsWith("glm4-demo", session.status().precision().orElseThrow(), held + " of 512 tokens")
                .anyMatch(part -> part.endsWith(" tokens/s"));
    }

    @Test
    void the_same_seed_gives_the_same_text() {
        session.load(DEMO.toString());
        GenerationOptions sampled = GenerationOptions.defaults()
                .withMaxNew(40)
                .withSampling(
                        Sampling.greedy().withTemperature(0.9).withTopP(0.95).withSeed(7));
        String first = ask(sampled).text();
        assertThat(ask(sampled).text()).isEqualTo(first);
        assertThat(ask(sampled.withSampling(sampled.sampling().withSeed(8))).text())
                .isNotEqualTo(first);
    }

    private Generation ask(GenerationOptions options) {
        return session.generate("ROMEO", options, text -> {}, new Cancellation());
    }

    @Test
    void a_conversation_reuses_what_the_cache_holds_of_it() {
        session.load(DEMO.toString());
        session.system("Speak as in a play.");
        Generation first = session.chat("ROMEO");
        Generation second = session.chat("JULIET");
        assertThat(second.reusedTokens())
                .isGreaterThanOrEqualTo(first.promptIds().size());
        assertThat(session.conversation())
                .containsExactly(
                        Message.system("Speak as in a play."),
                        Message.user("ROMEO"),
                        Message.assistant(first.text()),
                        Message.user("JULIET"),
                        Message.assistant(second.text()));
        session.clear();
        assertThat(session.conversation()).containsExactly(Message.system("Speak as in a play."));
    }

    @Test
    void answering_again_computes_one_token_of_the_prompt() {
        session.load(DEMO.toString());
        session.chat("ROMEO");
        Generation first = session.chat("JULIET");
        Generation again = session.regenerate(session.options(), TextStream.NONE, new Cancellation());

        assertThat(again.promptIds()).isEqualTo(first.promptIds());
        assertThat(again.reusedTokens()).isEqualTo(first.promptIds().size() - 1);
        assertThat(session.conversation())
                .hasSize(4)
                .endsWith(Message.user("JULIET"), Message.assistant(again.answer()));
    }

    @Test
    void what_was_before_an_undone_or_revised_message_is_not_computed_again() {
        session.load(DEMO.toString());
        Generation first = session.chat("ROMEO");
        session.chat("JULIET");
        Generation revised = session.revise("NURSE", session.options(), TextStream.NONE, new Cancellation());
        session.undo(1);
        Generation next = session.chat("MERCUTIO");

        assertThat(List.of(revised.reusedTokens(), next.reusedTokens()))
                .allMatch(reused -> reused >= first.promptIds().size());
        assertThat(session.conversation())
                .extracting(Message::content)
                .containsExactly("ROMEO", first.answer(), "MERCUTIO", next.answer());
    }

    @Test
    void takes_back_no_more_than_was_said() {
        assertThatThrownBy(() -> session.undo(1))
                .hasMessage("cannot take back 1 of 0 exchanges; say something with :chat TEXT first");
        session.conversation(List.of(Message.system("s"), Message.user("a"), Message.assistant("b")));
        assertThatThrownBy(() -> session.undo(2)).hasMessage("cannot take back 2 of 1 exchange; choose 1 to 1");
        session.undo(1);
        assertThat(session.conversation()).containsExactly(Message.system("s"));
        assertThatThrownBy(session::lastQuestion)
                .hasMessage("nothing was said in the conversation yet; say something with :chat TEXT");
    }

    @Test
    void shows_the_conversation_with_its_tokens() {
        session.conversation(
                List.of(Message.user("ROMEO"), new Message("assistant", "Nay.", Optional.of("Short is better."))));
        assertThat(TableFormat.CSV.render(session.messages()))
                .isEqualTo("number,role,tokens,content\r\n1,user,,ROMEO\r\n2,assistant,,Nay.");
        session.load(DEMO.toString());
        session.conversation(List.of(Message.user("ROMEO")));
        assertThat(session.messages().longColumn("tokens").get(0)).isPositive();
    }

    @Test
    void a_refused_checkpoint_leaves_the_loaded_model_usable() {
        session.load(DEMO.toString());
        assertThatThrownBy(() -> session.load("no/such/model")).isInstanceOf(GlmshException.class);
        assertThatThrownBy(() ->
                        session.load(GLM4, LoadOptions.defaults().withContext(4096), Progress.NONE, new Cancellation()))
                .hasMessage("a context of 4096 tokens is longer than the model's 2048; choose --context 2048 or less");
        assertThat(session.generate("春曉").text()).isNotBlank();
    }

    @Test
    void interrupts_a_chat_whoever_started_it_and_keeps_what_it_said() {
        session.load(DEMO.toString());
        TextStream interrupting =
                text -> CompletableFuture.runAsync(session::interrupt).join();
        GenerationOptions endless = session.options().withMaxNew(400).withIgnoreEos(true);

        Generation cancelled = session.chat("ROMEO", endless, interrupting, new Cancellation());

        assertThat(cancelled.finish()).isEqualTo(FinishReason.CANCELLED);
        assertThat(cancelled.ids()).isNotEmpty();
        assertThat(session.conversation()).containsExactly(Message.user("ROMEO"), Message.assistant(cancelled.text()));
        Generation next = session.chat("JULIET");
        assertThat(next.finish()).isNotEqualTo(FinishReason.CANCELLED);
        assertThat(next.reusedTokens()).isPositive();
    }

    @Test
    void an_interrupt_that_comes_when_nothing_runs_cancels_nothing() {
        session.load(DEMO.toString());
        session.interrupt();

        assertThat(session.generate("ROMEO").finish()).isNotEqualTo(FinishReason.CANCELLED);
    }

    @Test
    void a_cancelled_load_leaves_no_model_and_a_usable_session() {
        Cancellation cancellation = new Cancellation();
        Progress cancelling = (what, done, total) -> cancellation.cancel();
        assertThatThrownBy(() -> session.load(DEMO, LoadOptions.defaults(), cancelling, cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(session.isLoaded()).isFalse();
        session.load(DEMO.toString());
        assertThat(session.isLoaded()).isTrue();
    }

    @Test
    void reports_progress_from_start_to_end() {
        List<String> reports = new ArrayList<>();
        session.load(
                GLM4,
                LoadOptions.defaults(),
                (what, done, total) -> reports.add(what + " " + done + "/" + total),
                new Cancellation());
        assertThat(reports)
                .containsExactly(
                        "loading glm4-0414 0/3",
                        "loading glm4-0414 1/3",
                        "loading glm4-0414 2/3",
                        "loading glm4-0414 3/3");
    }

    @Test
    void callbacks_may_ask_the_session_while_it_generates() {
        session.load(DEMO.toString());
        List<Integer> rows = new ArrayList<>();
        session.generate(
                "春曉",
                GenerationOptions.defaults().withMaxNew(3),
                text -> rows.add(session.memory().rowCount()),
                new Cancellation());
        assertThat(rows).isNotEmpty().allMatch(count -> count > 5);
    }
}
