package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.RejectedLines;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.importing.ImportStatus.State;
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
 * One file on its way. It came from one user, runs on without them, first perhaps as a dry run and then in earnest, and ends as done or
 * failed; then its rejected lines can be had until it is forgotten. A thread of its own takes the lines, others look on.
 */
public final class BackgroundImport implements AutoCloseable {
    private static final int SHOWN = 1000;

    private final UUID id;
    private final String owner;
    private final FileImporter taking;
    private final SealedFile file;
    private final List<Rejection> rejected = new ArrayList<>();
    private RejectionList rejections;
    private Instant heardOf;
    private State state;
    private boolean dryRun;
    private int accepted;
    private int unchanged;
    private int rejectedCount;
    private String failure;
    private final AtomicLong read = new AtomicLong();

    BackgroundImport(UUID id, String owner, FileImporter taking, SealedFile file) {
        this.id = id;
        this.owner = owner;
        this.taking = taking;
        this.file = file;
    }

    /** From the start, whatever an earlier run has told. */
    synchronized void begins(boolean isDryRun, RejectionList empty, Instant now) throws IOException {
        if (rejections != null) {
            rejections.close();
        }
        rejections = empty;
        rejected.clear();
        dryRun = isDryRun;
        heardOf = now;
        accepted = 0;
        unchanged = 0;
        rejectedCount = 0;
        read.set(0);
        failure = null;
        state = State.RUNNING;
    }

    void takeLines() throws IOException {
        try (InputStream lines = new Watched(file.reading())) {
            taking.take(lines, isDryRun(), new ImportTally(this::add));
        }
    }

    private synchronized void add(ImportResult chunk) {
        accepted += chunk.accepted();
        unchanged += chunk.unchanged();
        rejectedCount += chunk.rejectedCount();
        chunk.rejected().forEach(rejections::add);
        chunk.rejected().stream().limit(SHOWN - rejected.size()).forEach(rejected::add);
    }

    synchronized void isDone(Instant now) throws IOException {
        rejections.end();
        heardOf = now;
        state = State.DONE;
    }

    /** @param why in words that repeat nothing of the file */
    synchronized void failed(String why, Instant now) {
        heardOf = now;
        failure = why;
        state = State.FAILED;
    }

    /** What a dry run says about persons is told once it is written down who asked, and that is at its end. */
    public synchronized ImportStatus told() {
        boolean isWritten = !dryRun || state == State.DONE;
        return new ImportStatus(
                state,
                dryRun,
                accepted + unchanged + rejectedCount,
                accepted,
                unchanged,
                rejectedCount,
                isWritten ? List.copyOf(rejected) : List.of(),
                failure);
    }

    /**
     * The rejected lines as a file.
     *
     * @param inWords what is said of each
     * @throws Refusal 409 where it is not done
     */
    public void writeRejectedLines(Function<Rejection, String> inWords, OutputStream out) throws IOException {
        RejectionList all = whenDone();
        try (InputStream original = file.reading()) {
            RejectedLines.write(original, all.all(), inWords, out);
        }
    }

    /** @throws Refusal 409 where it is not done */
    public void mustBeDone() {
        whenDone();
    }

    private synchronized RejectionList whenDone() {
        if (state != State.DONE) {
            throw Refusal.conflict("The import is not done.");
        }
        return rejections;
    }

    /** How much of the file has been read, in percent. */
    public int percent() {
        return file.length() == 0 ? 100 : (int) (read.get() * 100 / file.length());
    }

    public UUID id() {
        return id;
    }

    /** When it began to run, or ended. */
    public synchronized Instant heardOf() {
        return heardOf;
    }

    synchronized boolean isDryRun() {
        return dryRun;
    }

    synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    boolean isOf(String user) {
        return owner.equals(user);
    }

    @Override
    public synchronized void close() throws IOException {
        rejections.close();
        file.close();
    }

    /** Counts what has been read. */
    private final class Watched extends FilterInputStream {
        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int more = in.read(into, offset, length);
            read.addAndGet(Math.max(more, 0));
            return more;
        }
    }
}
