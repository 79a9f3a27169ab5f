package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.audit.BackgroundCaller;
import dk.fodfaeste.kit.problem.ExceptionMappers;
import dk.fodfaeste.kit.problem.Refusal;
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
public class BackgroundImports {
    private static final Logger LOG = Logger.getLogger(BackgroundImports.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final long GIB = 1024L * 1024 * 1024;

    private final Map<UUID, BackgroundImport> imports = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService forgetting =
            Executors.newSingleThreadScheduledExecutor(BackgroundImports::daemon);
    private final DiskQuota room;
    private final ImportSettings settings;
    private final PrivateDirectory directory;
    private final Caller caller;
    private final AuditFilter audit;
    private final Clock clock;

    BackgroundImports(
            ImportSettings settings, PrivateDirectory directory, Caller caller, AuditFilter audit, Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
        this.room = new DiskQuota(settings.room() * GIB);
        this.workers = Executors.newFixedThreadPool(settings.atOnce(), BackgroundImports::daemon);
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
     * @throws Refusal 400 where the header is at fault, 429 where too many of the caller's run or are kept, 503 where there is no room
     */
    public BackgroundImport begin(InputStream upload, boolean dryRun, FileImporter taking) throws IOException {
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
            BackgroundImport one = new BackgroundImport(UUID.randomUUID(), owner, taking, file);
            start(one, dryRun);
            return one;
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    /** What was tried out is taken; once, however often it is asked for. */
    public synchronized void takeInEarnest(BackgroundImport one) throws IOException {
        if (!imports.containsKey(one.id())) {
            throw Refusal.notFound("import");
        }
        if (one.isDryRun()) {
            one.mustBeDone();
            start(one, false);
        }
    }

    private synchronized void start(BackgroundImport one, boolean dryRun) throws IOException {
        mayRunOneMore(caller.user());
        SealedFile forRejections = SealedFile.in(settings.directory(), room);
        one.begins(dryRun, new RejectionList(forRejections), clock.instant());
        imports.put(one.id(), one);
        BackgroundCaller errand = audit.errand();
        workers.execute(() -> run(one, errand));
    }

    private void run(BackgroundImport one, BackgroundCaller errand) {
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
            one.failed(ExceptionMappers.explained(broken).detail(), clock.instant());
        }
    }

    private void mayRunOneMore(String owner) {
        long running = of(owner).filter(BackgroundImport::isRunning).count();
        if (running >= settings.perUser()) {
            throw Refusal.tooMany(settings.perUser() + " imports at a time", Duration.ofMinutes(1));
        }
    }

    /** What is kept was promised for an hour, so it does not make room for the next. */
    private void mayKeepOneMore(String owner) {
        forgetWhatIsOld();
        List<Instant> kept = of(owner)
                .filter(one -> !one.isRunning())
                .map(BackgroundImport::heardOf)
                .sorted()
                .toList();
        if (kept.size() >= settings.kept()) {
            throw Refusal.tooMany(
                    settings.kept() + " files within an hour",
                    Duration.between(clock.instant(), kept.getFirst().plus(KEPT)));
        }
    }

    /** @throws Refusal 404 where it is another user's, was forgotten, or never was */
    public BackgroundImport own(String id) {
        forgetWhatIsOld();
        return own().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("import"));
    }

    /** Those of the present caller, newest first. */
    public List<BackgroundImport> own() {
        return of(caller.user())
                .sorted(Comparator.comparing(BackgroundImport::heardOf).reversed())
                .toList();
    }

    private Stream<BackgroundImport> of(String owner) {
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

    private void forget(BackgroundImport one) {
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
