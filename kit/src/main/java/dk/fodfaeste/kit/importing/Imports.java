package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.audit.AuditDoor;
import dk.fodfaeste.kit.audit.Errand;
import dk.fodfaeste.kit.problem.Problems;
import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.security.Caller;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The imports that run in the background, and for an hour those that did, each for the user who sent it and nobody else. They live in memory
 * and in files that nothing else can read, so a restart forgets them; an import only adds, so the same file can always be sent again.
 */
@ApplicationScoped
public class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final long GIB = 1024L * 1024 * 1024;

    private final Map<UUID, Import> imports = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService forgetting = Executors.newSingleThreadScheduledExecutor(Imports::daemon);
    private final Room room;
    private final ImportSettings settings;
    private final PrivateDirectory directory;
    private final Caller caller;
    private final AuditDoor audit;
    private final Clock clock;

    Imports(ImportSettings settings, PrivateDirectory directory, Caller caller, AuditDoor audit, Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
        this.room = new Room(settings.room() * GIB);
        this.workers = Executors.newFixedThreadPool(settings.atOnce(), Imports::daemon);
        forgetting.scheduleWithFixedDelay(this::everyMinute, 1, 1, TimeUnit.MINUTES);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Takes the whole upload and returns; its lines are taken in the background, in the name and with the rights of the present caller.
     *
     * @throws Refused 400 where the header is at fault, 429 where too many of the caller's run or are kept, 503 where there is no room
     */
    public Import begin(InputStream upload, boolean dryRun, FileTaking taking) throws IOException {
        String owner = caller.user();
        mayRunOneMore(owner);
        mayKeepOneMore(owner);
        SealedFile file = SealedFile.in(settings.directory(), room);
        try {
            try (OutputStream sealing = file.writing()) {
                upload.transferTo(sealing);
            }
            try (InputStream start = file.reading()) {
                taking.mustHaveItsColumns(start);
            }
            Import one = new Import(UUID.randomUUID(), owner, taking, file);
            start(one, dryRun);
            return one;
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    /** What was tried out is taken; once, however often it is asked for. */
    public synchronized void takeInEarnest(Import one) throws IOException {
        if (!imports.containsKey(one.id())) {
            throw Refused.notFound("import");
        }
        if (one.isDryRun()) {
            one.mustBeDone();
            start(one, false);
        }
    }

    private synchronized void start(Import one, boolean dryRun) throws IOException {
        mayRunOneMore(caller.user());
        SealedFile forRejections = SealedFile.in(settings.directory(), room);
        one.begins(dryRun, new RejectionList(forRejections), clock.instant());
        imports.put(one.id(), one);
        Errand errand = audit.errand();
        workers.execute(() -> run(one, errand));
    }

    private void run(Import one, Errand errand) {
        try {
            errand.run(() -> {
                try {
                    one.takeLines();
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            one.isDone(clock.instant());
        } catch (Throwable broken) {
            one.failed(Problems.explained(broken).detail(), clock.instant());
        }
    }

    private void mayRunOneMore(String owner) {
        long running = of(owner).filter(Import::isRunning).count();
        if (running >= settings.perUser()) {
            throw Refused.tooMany(settings.perUser() + " imports at a time", Duration.ofMinutes(1));
        }
    }

    /** What is kept was promised for an hour, so it does not make room for the next. */
    private void mayKeepOneMore(String owner) {
        forgetWhatIsOld();
        List<Instant> kept = of(owner)
                .filter(one -> !one.isRunning())
                .map(Import::heardOf)
                .sorted()
                .toList();
        if (kept.size() >= settings.kept()) {
            throw Refused.tooMany(
                    settings.kept() + " files within an hour",
                    Duration.between(clock.instant(), kept.getFirst().plus(KEPT)));
        }
    }

    /** @throws Refused 404 where it is another user's, was forgotten, or never was */
    public Import own(String id) {
        forgetWhatIsOld();
        return own().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("import"));
    }

    /** Those of the present caller, newest first. */
    public List<Import> own() {
        return of(caller.user())
                .sorted(Comparator.comparing(Import::heardOf).reversed())
                .toList();
    }

    private Stream<Import> of(String owner) {
        return imports.values().stream().filter(one -> one.isOf(owner));
    }

    private synchronized void forgetWhatIsOld() {
        Instant before = clock.instant().minus(KEPT);
        imports.values().stream()
                .filter(one -> !one.isRunning() && one.heardOf().isBefore(before))
                .forEach(this::forget);
    }

    /** What is not done in one minute is done in the next. */
    private void everyMinute() {
        try {
            forgetWhatIsOld();
            directory.deleteLeftovers();
        } catch (IOException | RuntimeException broken) {
            LOG.warnf("What is old could not be deleted: %s", broken.getClass().getSimpleName());
        }
    }

    private void forget(Import one) {
        imports.remove(one.id());
        try {
            one.close();
        } catch (IOException broken) {
            LOG.warnf(
                    "A file of an import could not be closed: %s",
                    broken.getClass().getSimpleName());
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        forgetting.shutdownNow();
        workers.shutdownNow();
        workers.awaitTermination(5, TimeUnit.SECONDS);
    }
}
