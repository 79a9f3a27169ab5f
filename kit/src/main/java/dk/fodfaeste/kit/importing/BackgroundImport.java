package dk.fodfaeste.kit.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.RejectedLines;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.importing.ImportStatus.State;
import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The import of one file in the background. It starts as a dry run or not, runs on a worker thread and ends as done or failed. A finished dry run
 * can be started again without dry run. The rejected lines are available until the import is closed.
 */
public final class BackgroundImport implements AutoCloseable {
    private static final int MAX_REJECTIONS = 1000;

    private final UUID id;
    private final String owner;
    private final FileImporter importer;
    private final ImportFile file;
    private final List<Rejection> rejected = new ArrayList<>();
    private RejectionList rejections;
    private Instant changedAt;
    private State state;
    private boolean dryRun;
    private int accepted;
    private int unchanged;
    private int rejectedCount;
    private Message failure;
    private final AtomicLong bytesRead = new AtomicLong();

    BackgroundImport(UUID id, String owner, FileImporter importer, ImportFile file) {
        this.id = id;
        this.owner = owner;
        this.importer = importer;
        this.file = file;
    }

    /** Discards the result of an earlier run. */
    synchronized void start(boolean isDryRun, RejectionList emptyList, Instant now) throws IOException {
        if (rejections != null) {
            rejections.close();
        }
        rejections = emptyList;
        rejected.clear();
        dryRun = isDryRun;
        changedAt = now;
        accepted = 0;
        unchanged = 0;
        rejectedCount = 0;
        bytesRead.set(0);
        failure = null;
        state = State.RUNNING;
    }

    void importLines() throws IOException {
        try (InputStream lines = new CountingStream(file.openForReading())) {
            importer.importLines(lines, isDryRun(), new ImportTally(this::add));
        }
    }

    private synchronized void add(ImportResult chunk) {
        accepted += chunk.accepted();
        unchanged += chunk.unchanged();
        rejectedCount += chunk.rejectedCount();
        chunk.rejected().forEach(rejections::add);
        chunk.rejected().stream().limit(MAX_REJECTIONS - rejected.size()).forEach(rejected::add);
    }

    synchronized void finish(Instant now) throws IOException {
        rejections.end();
        changedAt = now;
        state = State.DONE;
    }

    /** @param reason repeats nothing of the file */
    synchronized void fail(Message reason, Instant now) {
        changedAt = now;
        failure = reason;
        state = State.FAILED;
    }

    public synchronized ImportStatus status() {
        return new ImportStatus(
                state,
                dryRun,
                accepted + unchanged + rejectedCount,
                accepted,
                unchanged,
                rejectedCount,
                List.copyOf(rejected),
                failure);
    }

    /**
     * Writes the rejected lines as a CSV file.
     *
     * @param describe the text of a rejection
     * @throws Refusal 409 unless it is done
     */
    public void writeRejectedLines(Function<Rejection, String> describe, OutputStream out) throws IOException {
        RejectionList list = rejectionsWhenDone();
        try (InputStream original = file.openForReading()) {
            RejectedLines.write(original, list.iterator(), describe, out);
        }
    }

    /** @throws Refusal 409 unless it is done */
    public void requireDone() {
        rejectionsWhenDone();
    }

    private synchronized RejectionList rejectionsWhenDone() {
        if (state != State.DONE) {
            throw Refusal.conflict(message("importNotDone"));
        }
        return rejections;
    }

    ImportFile.Format format() {
        return file.format();
    }

    /** The share of the file that has been read, in percent. */
    public int percent() {
        return file.length() == 0 ? 100 : (int) Math.min(100, bytesRead.get() * 100 / file.length());
    }

    public UUID id() {
        return id;
    }

    /** The time of its start or its end. */
    public synchronized Instant changedAt() {
        return changedAt;
    }

    synchronized boolean isDryRun() {
        return dryRun;
    }

    synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    boolean isOwnedBy(String user) {
        return owner.equals(user);
    }

    String owner() {
        return owner;
    }

    @Override
    public synchronized void close() throws IOException {
        rejections.close();
        file.close();
    }

    private final class CountingStream extends FilterInputStream {
        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            bytesRead.addAndGet(Math.max(count, 0));
            return count;
        }
    }
}
