package dk.fodfaeste.kit.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts the lines of one import while it runs. Belongs to one thread. */
public final class ImportTally {

    private static final int SHOWN = 1000;

    private int accepted;
    private int unchanged;
    private int rejectedCount;
    private final List<Rejection> rejected = new ArrayList<>();
    private final Consumer<ImportResult> told;

    public ImportTally() {
        this(_ -> {});
    }

    /** @param told of each chunk as soon as it is added; of all its rejections where it holds no more than a thousand lines */
    public ImportTally(Consumer<ImportResult> told) {
        this.told = told;
    }

    public void accepted() {
        accepted++;
    }

    public void unchanged() {
        unchanged++;
    }

    public void reject(Rejection rejection) {
        rejectedCount++;
        if (rejected.size() < SHOWN) {
            rejected.add(rejection);
        }
    }

    public void reject(int line, String field, String problem) {
        reject(new Rejection(line, field, problem));
    }

    /** Adds what another tally counted, such as that of a chunk that has now committed. */
    public void add(ImportTally chunk) {
        accepted += chunk.accepted;
        unchanged += chunk.unchanged;
        rejectedCount += chunk.rejectedCount;
        chunk.rejected.stream().limit(SHOWN - rejected.size()).forEach(rejected::add);
        told.accept(chunk.answer());
    }

    public ImportResult answer() {
        return new ImportResult(accepted, unchanged, rejectedCount, List.copyOf(rejected));
    }
}
