package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.audit.BackgroundCaller;
import dk.fodfaeste.kit.problem.ExceptionMappers;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * The background imports of this replica: running ones, and those that ended within the last hour. Only the user who sent a file can see its
 * import. Imports live in memory and in files that no other process can read, so a restart loses them. An import only adds, so a user can send the
 * same file again. Another replica finds them by {@link ImportRegistry}.
 */
@ApplicationScoped
public class BackgroundImports {
    private static final Logger LOG = Logger.getLogger(BackgroundImports.class);
    private static final Duration KEPT = Duration.ofHours(1);
    /** An import of another replica that has not ended after this time is lost. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<UUID, BackgroundImport> imports = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService cleanup =
            Executors.newSingleThreadScheduledExecutor(BackgroundImports::daemon);
    private final ImportFiles files;
    private final ImportSettings settings;
    private final PrivateDirectory directory;
    private final Caller caller;
    private final AuditFilter audit;
    private final ImportRegistry registry;
    private final Clock clock;

    BackgroundImports(
            ImportSettings settings,
            ImportFiles files,
            PrivateDirectory directory,
            Caller caller,
            AuditFilter audit,
            ImportRegistry registry,
            Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.caller = caller;
        this.audit = audit;
        this.registry = registry;
        this.clock = clock;
        this.files = files;
        this.workers = Executors.newFixedThreadPool(settings.atOnce(), BackgroundImports::daemon);
        cleanup.scheduleWithFixedDelay(this::cleanUp, 1, 1, TimeUnit.MINUTES);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Stores the upload and returns. The lines are imported in the background with the identity and the rights of the caller.
     *
     * @throws Refusal 400 if the file cannot be read or its header is invalid, 429 if the caller has too many imports, 503 if there is no disk space
     */
    public BackgroundImport begin(InputStream upload, boolean dryRun, FileImporter importer) throws IOException {
        String owner = caller.user();
        requireMayRun(owner);
        requireMayKeep(owner);
        ImportFile file = files.receive(upload);
        try {
            try (InputStream start = file.openForReading()) {
                importer.checkColumns(start);
            }
            BackgroundImport begun = new BackgroundImport(UUID.randomUUID(), owner, importer, file);
            start(begun, dryRun);
            return begun;
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    /** Repeats a finished dry run without dry run. Does nothing if that has been done already. */
    public synchronized void startAfterDryRun(BackgroundImport tried) throws IOException {
        if (!imports.containsKey(tried.id())) {
            throw Refusal.notFound("import");
        }
        if (tried.isDryRun()) {
            tried.requireDone();
            start(tried, false);
        }
    }

    private synchronized void start(BackgroundImport started, boolean dryRun) throws IOException {
        requireMayRun(caller.user());
        SealedFile rejections = files.create();
        started.start(dryRun, new RejectionList(rejections), clock.instant());
        registry.put(started);
        imports.put(started.id(), started);
        BackgroundCaller backgroundCaller = audit.backgroundCaller();
        workers.execute(() -> run(started, backgroundCaller));
    }

    private void run(BackgroundImport started, BackgroundCaller backgroundCaller) {
        try {
            backgroundCaller.run(() -> {
                try {
                    started.importLines();
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            started.finish(clock.instant());
        } catch (Throwable failed) {
            started.fail(ExceptionMappers.toProblem(failed).detail(), clock.instant());
        }
        try {
            registry.put(started);
        } catch (RuntimeException unavailable) {
            LOG.warn("The list of imports shows an import that has ended as running: the database is unavailable");
        }
    }

    private void requireMayRun(String owner) {
        long running = of(owner).filter(BackgroundImport::isRunning).count();
        if (running >= settings.perUser()) {
            throw Refusal.tooMany("importsAtATime", settings.perUser(), Duration.ofMinutes(1));
        }
    }

    /** Users rely on the hour for which an import is kept, so a new import does not replace an older one. */
    private void requireMayKeep(String owner) {
        removeExpired();
        List<Instant> kept = of(owner)
                .filter(each -> !each.isRunning())
                .map(BackgroundImport::changedAt)
                .sorted()
                .toList();
        if (kept.size() >= settings.kept()) {
            throw Refusal.tooMany(
                    "filesWithinAnHour",
                    settings.kept(),
                    Duration.between(clock.instant(), kept.getFirst().plus(KEPT)));
        }
    }

    /** @throws Refusal 404 if it belongs to another user or does not exist any more */
    public BackgroundImport own(String id) {
        removeExpired();
        return own().stream()
                .filter(each -> each.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("import"));
    }

    /** The imports of the caller, newest first. */
    public List<BackgroundImport> own() {
        return of(caller.user())
                .sorted(Comparator.comparing(BackgroundImport::changedAt).reversed())
                .toList();
    }

    /** Whether this replica has the import. */
    boolean has(UUID id) {
        return imports.containsKey(id);
    }

    /** The imports of the caller at all replicas, newest first. */
    List<ImportView> ownAtAllReplicas() {
        List<ImportView> views = new ArrayList<>();
        own().forEach(here -> views.add(ImportView.of(here, 0)));
        registry.of(caller.user()).stream()
                .filter(entry -> !has(entry.id()))
                .forEach(entry -> views.add(ImportView.of(entry)));
        views.sort(Comparator.comparing(ImportView::changedAt).reversed());
        return views;
    }

    void forgetEarlierProcess(@Observes StartupEvent started) {
        registry.removeOwn();
    }

    private Stream<BackgroundImport> of(String owner) {
        return imports.values().stream().filter(each -> each.isOwnedBy(owner));
    }

    private synchronized void removeExpired() {
        Instant before = clock.instant().minus(KEPT);
        imports.values().stream()
                .filter(each -> !each.isRunning() && each.changedAt().isBefore(before))
                .forEach(this::remove);
    }

    /** Runs every minute; a failure is retried a minute later. */
    private void cleanUp() {
        try {
            removeExpired();
            registry.removeOlderThan(clock.instant().minus(LONGEST));
            directory.deleteLeftovers();
        } catch (IOException | RuntimeException failed) {
            LOG.warnf(
                    "Expired files could not be deleted: %s", failed.getClass().getSimpleName());
        }
    }

    private void remove(BackgroundImport expired) {
        imports.remove(expired.id());
        registry.remove(expired.id());
        try {
            expired.close();
        } catch (IOException broken) {
            LOG.warnf(
                    "A file of an import could not be closed: %s",
                    broken.getClass().getSimpleName());
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        cleanup.shutdownNow();
        workers.shutdownNow();
        workers.awaitTermination(5, TimeUnit.SECONDS);
    }
}
