package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.benchmark.BenchmarkOptions;
import dev.glmsh.benchmark.BenchmarkResult;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.checkpoint.hub.CachedModel;
import dev.glmsh.checkpoint.hub.Hub;
import dev.glmsh.checkpoint.hub.HubId;
import dev.glmsh.hardware.Gpus;
import dev.glmsh.hardware.LibTorchBuild;
import dev.glmsh.hardware.StateFolder;
import dev.glmsh.memory.AccuracyTable;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.Ledger;
import dev.glmsh.memory.LedgerEntry;
import dev.glmsh.memory.Measurement;
import dev.glmsh.memory.TrackRecord;
import dev.glmsh.model.Generation;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.TextStream;
import dev.glmsh.quality.QualityOptions;
import dev.glmsh.quality.QualityResult;
import dev.glmsh.roofline.Roofline;
import dev.glmsh.torch.TorchThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/**
 * One model, one conversation, and what they cost. Terminal, notebook and programs use the same object; in the REPL it
 * is the variable {@code session}.
 *
 * <p>A session is used by one thread at a time; only a {@link Cancellation} may be raised from another. Work runs on a
 * thread of the session's own, and callers wait for it. Closing frees the model.
 *
 * <pre>{@code
 * try (Session session = Session.open()) {
 *     session.load("models/glm-4-9b-chat-hf");
 *     System.out.println(session.generate("Name three rivers."));
 *     System.out.println(session.latency());
 * }
 * }</pre>
 */
public final class Session implements AutoCloseable {
    private static final int SHOWN = 20;

    private final TorchThread torch = new TorchThread();
    private final RunningWork running = new RunningWork(torch);
    private final CurrentModel current = new CurrentModel();
    private final Conversation conversation = new Conversation();
    private final DefaultOptions defaults = new DefaultOptions();
    private final GenerationLog log = new GenerationLog();
    private final Ledger ledger = new Ledger(StateFolder.open().map(folder -> folder.resolve("memory.jsonl")));
    private final Answers answers = new Answers(torch, running, current, conversation, log, ledger);
    private final MachineRoofline roofline = new MachineRoofline(torch);
    private final Models models;
    private final Loading loading;
    private final Estimates estimates;
    private final Trials trials;
    private volatile Supplier<TextStream> streams = () -> TextStream.NONE;
    private volatile Supplier<Progress> progress = () -> Progress.NONE;

    private Session(Supplier<Hub> hub) {
        models = new Models(hub);
        loading = new Loading(torch, running, models, current, conversation, defaults, ledger);
        estimates = new Estimates(torch, running, models, current, ledger);
        trials = new Trials(running, models, current);
    }

    /** A session without a model. LibTorch starts with the first load, or in the background by {@link #warmUp}. */
    public static Session open() {
        return new Session(Hub::fromEnvironment);
    }

    /** The same, with models from that hub instead of the one that the environment names. */
    public static Session open(Hub hub) {
        return new Session(() -> hub);
    }

    /** Starts LibTorch in the background, so that the first load need not wait for it. */
    public void warmUp() {
        torch.warmUp();
    }

    /** Loads a folder or a model of a hub, choosing precision and layout; progress goes to the {@link #audience}. */
    public LoadReport load(String model) {
        return load(model, LoadOptions.defaults());
    }

    /** The same, with what the options leave open chosen. */
    public LoadReport load(String model, LoadOptions load) {
        return load(model, load, progress.get(), running.begin());
    }

    /**
     * Loads a model: a folder, or an id such as {@code zai-org/AutoGLM-Phone-9B}, {@code org/name@revision} or
     * {@code modelscope:org/name}, which is downloaded if it is not in the cache. Whether it runs here and fits is
     * decided by its headers, before the download.
     *
     * @throws GlmshException if there is no such model, it cannot be reached, is damaged, or does not fit in memory
     * @throws java.util.concurrent.CancellationException if it was cancelled; what was downloaded is kept
     */
    public LoadReport load(String model, LoadOptions load, Progress progress, Cancellation cancellation) {
        return loading.load(ModelReference.of(model), load, progress, cancellation);
    }

    /**
     * Loads a checkpoint directory in Hugging Face format. Only when everything about it was checked, the model that
     * was loaded before is unloaded; a checkpoint that is refused leaves it untouched.
     *
     * @throws GlmshException if the directory is no checkpoint, is damaged, or does not fit in memory
     * @throws java.util.concurrent.CancellationException if it was cancelled; then no model is loaded
     */
    public LoadReport load(Path directory, LoadOptions load, Progress progress, Cancellation cancellation) {
        return loading.load(Checkpoint.open(directory), load, progress, cancellation);
    }

    /**
     * What loading a checkpoint would take here, without loading it.
     *
     * @throws GlmshException if the directory is no checkpoint or is damaged
     */
    public Estimate estimate(Path directory, EstimateOptions asked) {
        return estimates.estimate(Checkpoint.open(directory), asked);
    }

    /**
     * The same of a folder or an id. Of a model that is not in the cache a few hundred kilobytes are fetched, and kept:
     * its configuration and the headers of its shards.
     *
     * <pre>{@code
     * System.out.println(session.estimate("zai-org/AutoGLM-Phone-9B").table());
     * }</pre>
     *
     * @throws GlmshException if there is no such model, or it cannot be reached or run
     */
    public Estimate estimate(String model, EstimateOptions asked) {
        return estimate(model, asked, running.begin());
    }

    /** The same of what a load without options would take. */
    public Estimate estimate(String model) {
        return estimate(model, EstimateOptions.defaults());
    }

    /** The same, ended by that cancellation. */
    public Estimate estimate(String model, EstimateOptions asked, Cancellation cancellation) {
        return estimates.estimate(model, asked, cancellation);
    }

    /**
     * A model to be estimated here or on any card, by its folder or its id. If the hub cannot be reached, the bundled
     * catalogue answers for the models that it has, and says so.
     *
     * @throws GlmshException if there is no such model
     */
    public Sizing sizing(String model, Cancellation cancellation) {
        return estimates.sizing(model, cancellation);
    }

    /** The same, cancelled by {@link #interrupt}. */
    public Sizing sizing(String model) {
        return sizing(model, new Cancellation());
    }

    /**
     * The bandwidth of this machine's memory and how fast it multiplies matrices. Measured at the first call, in about a
     * second, and remembered between runs.
     *
     * @param again whether to measure now, even if it was done before
     */
    public Roofline roofline(boolean again) {
        return roofline.read(again);
    }

    /**
     * Times the loaded model: prompts, single tokens, and the memory that holds its weights.
     *
     * <pre>{@code
     * System.out.println(BenchmarkTable.of(session.benchmark(BenchmarkOptions.defaults().withRepeat(3))));
     * }</pre>
     *
     * @throws GlmshException if no model is loaded, or for a shorter context than the benchmark needs
     */
    public List<BenchmarkResult> benchmark(BenchmarkOptions asked) {
        return benchmark(Optional.empty(), LoadOptions.defaults(), asked, progress.get(), running.begin());
    }

    /**
     * The same of another model, or of the loaded one in another precision or layout, which is loaded for that and unloaded
     * afterwards. The loaded model stays, with its conversation; there must be memory for both.
     *
     * @param model a folder or an id; empty for the loaded one's checkpoint
     * @throws GlmshException if there is no such model, or it does not fit in memory
     * @throws java.util.concurrent.CancellationException if it was cancelled; the session is as it was
     */
    public List<BenchmarkResult> benchmark(
            Optional<String> model,
            LoadOptions load,
            BenchmarkOptions asked,
            Progress progress,
            Cancellation cancellation) {
        return trials.benchmark(model, load, asked, progress, cancellation);
    }

    /**
     * Compares precisions of the loaded model on a text: perplexity, and how far each is from the reference. What is
     * loaded already is used, the others are loaded beside it, one after another.
     *
     * @throws GlmshException if no model is loaded, the text is too short, or a precision does not fit in memory
     */
    public List<QualityResult> quality(QualityOptions asked) {
        return quality(Optional.empty(), LoadOptions.defaults(), asked, progress.get(), running.begin());
    }

    /**
     * The same of any model. The loaded one stays, with its conversation.
     *
     * <pre>{@code
     * QualityOptions options = QualityOptions.defaults().withPrecisions(List.of(Precision.INT8, Precision.INT4));
     * System.out.println(QualityTable.of(session.quality(options)));
     * }</pre>
     *
     * @param model a folder or an id; empty for the loaded one's checkpoint
     * @return the reference first, then the other precisions in their order
     * @throws java.util.concurrent.CancellationException if it was cancelled; the session is as it was
     */
    public List<QualityResult> quality(
            Optional<String> model,
            LoadOptions load,
            QualityOptions asked,
            Progress progress,
            Cancellation cancellation) {
        return trials.quality(model, load, asked, progress, cancellation);
    }

    /**
     * Brings a model into the cache that Python's tools share, or the newest state of one that is there. Goes on with
     * what an earlier download left.
     *
     * @return the model's folder
     * @throws GlmshException if there is no such model, it cannot be reached, or the disk is full
     * @throws java.util.concurrent.CancellationException if it was cancelled; what was downloaded is kept
     */
    public Path download(HubId id, Progress progress, Cancellation cancellation) {
        return models.download(id, progress, cancellation);
    }

    /** The models in the cache, those that are there in part included. */
    public List<CachedModel> cachedModels() {
        return models.cached();
    }

    /** The same as a table, with what each takes on the disk. */
    public Table cache() {
        return models.cacheTable();
    }

    /**
     * Who follows the calls that bring no stream and no progress of their own, as Java at the prompt makes them. Both are
     * asked for at the start of each call, on the calling thread.
     *
     * @param texts gives what receives a generation's text
     * @param loads gives what receives a load's progress
     */
    public void audience(Supplier<TextStream> texts, Supplier<Progress> loads) {
        streams = texts;
        progress = loads;
    }

    /** Whether a model is loaded. */
    public boolean isLoaded() {
        return current.find().isPresent();
    }

    /** The loaded model's name. */
    public Optional<String> modelName() {
        return current.find().map(loaded -> loaded.checkpoint().name());
    }

    /** Frees the model and forgets the conversation; harmless without one. */
    public void unload() {
        loading.unload();
    }

    /** What new generations are asked for unless a call says otherwise. */
    public GenerationOptions options() {
        return defaults.get();
    }

    /** Changes what new generations are asked for. */
    public void options(GenerationOptions value) {
        defaults.set(value);
    }

    /** What new generations are asked for before anyone changes it: what the model recommends, if one is loaded. */
    public GenerationOptions recommended() {
        return current.find()
                .map(loaded -> DefaultOptions.of(loaded.checkpoint().generationDefaults()))
                .orElseGet(GenerationOptions::defaults);
    }

    /** Answers one prompt with the session's options; the conversation is neither used nor changed. */
    public Generation generate(String text) {
        return generate(text, options());
    }

    /** The same with other options, for this prompt only. */
    public Generation generate(String text, GenerationOptions asked) {
        return generate(text, asked, streams.get());
    }

    /** The same for another listener, such as {@link TextStream#NONE} where only the measurements count. */
    public Generation generate(String text, GenerationOptions asked, TextStream stream) {
        return generate(text, asked, stream, running.begin());
    }

    /**
     * Answers one prompt; the conversation is neither used nor changed, but its system message is.
     *
     * @param stream receives the text as it grows, on another thread, never part of a character
     * @return the generation; when cancelled, with what there was by then
     */
    public Generation generate(String text, GenerationOptions asked, TextStream stream, Cancellation cancellation) {
        return answers.once(text, asked, stream, cancellation);
    }

    /** Says something in the conversation, with the session's options. */
    public Generation chat(String text) {
        return chat(text, options(), streams.get(), running.begin());
    }

    /**
     * Says something in the conversation. What the KV cache holds of it is not computed again. An answer that was
     * cancelled before its first token is not kept.
     */
    public Generation chat(String text, GenerationOptions asked, TextStream stream, Cancellation cancellation) {
        return answers.chat(() -> conversation.asking(text), asked, stream, cancellation);
    }

    /**
     * Answers the last message of the user again; the new answer takes the place of the old one, unless it is cancelled
     * before its first token.
     *
     * @throws GlmshException if nothing was said yet
     */
    public Generation regenerate(GenerationOptions asked, TextStream stream, Cancellation cancellation) {
        return answers.chat(conversation::askingAgain, asked, stream, cancellation);
    }

    /**
     * Puts another text in the place of the user's last message and answers that.
     *
     * @throws GlmshException if nothing was said yet
     */
    public Generation revise(String text, GenerationOptions asked, TextStream stream, Cancellation cancellation) {
        return answers.chat(() -> conversation.askingInstead(text), asked, stream, cancellation);
    }

    /**
     * Takes back the last exchanges of the conversation, each a message of the user and its answer.
     *
     * @throws GlmshException if there are not as many
     */
    public void undo(int exchanges) {
        running.settle();
        conversation.undo(exchanges);
    }

    /**
     * What the user said last.
     *
     * @throws GlmshException if nothing was said yet
     */
    public String lastQuestion() {
        running.settle();
        return conversation.lastQuestion();
    }

    /** The newest generation, if there is one. */
    public Optional<Generation> lastGeneration() {
        running.settle();
        return log.last();
    }

    /** The system message, if there is one. */
    public Optional<String> system() {
        return conversation.system();
    }

    /** Sets the system message of all prompts that follow; empty text removes it. */
    public void system(String text) {
        running.settle();
        conversation.system(text);
    }

    /** The conversation so far, the system message first. */
    public List<Message> conversation() {
        running.settle();
        return conversation.messages();
    }

    /** Replaces the conversation, such as by one that was saved; its first message may be the system message. */
    public void conversation(List<Message> messages) {
        running.settle();
        conversation.messages(messages);
    }

    /** The conversation as a table: who said what, and in how many tokens if a model is loaded. */
    public Table messages() {
        return torch.run(
                () -> MessageTable.of(conversation.messages(), current.find().map(LoadedModel::prompts)));
    }

    /** Forgets the conversation; the system message stays. */
    public void clear() {
        running.settle();
        conversation.clear();
    }

    /** The loaded model, one row. */
    public Table info() {
        return torch.run(() -> InfoTable.of(current.orRefuse()));
    }

    /**
     * In which precision each part of the loaded model is held, with the reason.
     *
     * @throws GlmshException if no model is loaded
     */
    public Table parts() {
        return torch.run(() -> {
            LoadedModel loaded = current.orRefuse();
            return PartsTable.of(loaded.checkpoint(), loaded.plan());
        });
    }

    /** What was predicted and what was measured in the last loads and generations on this machine, oldest first. */
    public List<LedgerEntry> accuracyRecords() {
        return ledger.entries();
    }

    /** The same as a table of the newest, one row a part. */
    public Table accuracy() {
        List<LedgerEntry> entries = ledger.entries();
        return AccuracyTable.of(entries.subList(Math.max(0, entries.size() - SHOWN), entries.size()));
    }

    /** How right estimates were on this machine. */
    public TrackRecord trackRecord() {
        return TrackRecord.of(ledger.entries());
    }

    /** What is resident now, by component, and what limits it; also from another thread while a generation runs. */
    public Table memory() {
        return torch.runAtPause(() -> Measurement.take(
                        current.find().map(loaded -> loaded.memory().footprint()))
                .table());
    }

    /** What the last generations of this session took, one row each. */
    public Table latency() {
        running.settle();
        return LatencyTable.of(log.newest());
    }

    /** Where the session stands, in a moment: for a line that is drawn at every prompt. Not while a line is evaluated. */
    public SessionStatus status() {
        return SessionStatus.of(current.find(), log.lastRate());
    }

    /** The graphics cards, as far as the system tells. */
    public Table gpu() {
        return GpuTable.of(Gpus.read(LibTorchBuild.cpuOnly()));
    }

    /** This machine: processor, memory and Java, in a few rows. */
    public Table machine() {
        return MachineTable.read();
    }

    /**
     * Cancels the loads and generations that run or wait for their turn, whoever started them, by raising their
     * {@link Cancellation}. The conversation and the KV cache are left as after any cancelled call. Any thread; harmless
     * when nothing runs.
     */
    public void interrupt() {
        running.cancel();
    }

    /** Frees the model and ends the session's thread. */
    @Override
    public void close() {
        unload();
        torch.close();
    }
}
