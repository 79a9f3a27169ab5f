package dk.fodfaeste.kit.csv;

import dk.fodfaeste.kit.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts the lines of one import while it runs. Not thread-safe. */
public final class ImportTally {

    private static final int MAX_REJECTIONS = 1000;

    private int accepted;
    private int unchanged;
    private int rejectedCount;
    private final List<Rejection> rejected = new ArrayList<>();
    private final Consumer<ImportResult> listener;

    public ImportTally() {
        this(_ -> {});
    }

    /** @param listener receives the result of each chunk that is added, with at most a thousand rejections */
    public ImportTally(Consumer<ImportResult> listener) {
        this.listener = listener;
    }

    public void accepted() {
        accepted++;
    }

    public void unchanged() {
        unchanged++;
    }

    public void reject(Rejection rejection) {
        rejectedCount++;
        if (rejected.size() < MAX_REJECTIONS) {
            rejected.add(rejection);
        }
    }

    public void reject(int line, String field, Message problem) {
        reject(new Rejection(line, field, problem));
    }

    /** Adds the counts of a chunk after it has committed. */
    public void add(ImportTally chunk) {
        accepted += chunk.accepted;
        unchanged += chunk.unchanged;
        rejectedCount += chunk.rejectedCount;
        chunk.rejected.stream().limit(MAX_REJECTIONS - rejected.size()).forEach(rejected::add);
        listener.accept(chunk.answer());
    }

    public ImportResult answer() {
        return new ImportResult(accepted, unchanged, rejectedCount, List.copyOf(rejected));
    }
}
