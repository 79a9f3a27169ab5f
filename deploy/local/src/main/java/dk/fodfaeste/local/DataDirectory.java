package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The directory with all data of one stack. A launcher locks it while it runs; {@code state.json} has the launcher and its processes. */
final class DataDirectory {

    private static final long LEAST_SPACE = 500L * 1024 * 1024;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    /** Referenced, because the lock is released when the channel is garbage collected. */
    private FileLock lock;

    DataDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    /** Creates the directory for its owner alone. An existing directory is accepted only if it is empty or a data directory. */
    void create() {
        try {
            if (Files.exists(path) && !exists()) {
                throw new CannotStart(path + " is a file; --data takes a directory.");
            }
            if (!exists()) {
                Files.createDirectories(path);
            } else if (!isOurs()) {
                throw new CannotStart(
                        path + " holds other files; --data takes an empty directory, or one that Fodfæste made.");
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new CannotStart(path, e);
        }
    }

    private boolean isOurs() throws IOException {
        if (Files.exists(path.resolve("lock")) || Files.exists(path.resolve("logs"))) {
            return true;
        }
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    /** The key file of a service. It is made with the directory and never replaced, because sealed data would be lost. */
    Path keys(String service) {
        var file = path.resolve("keys").resolve(service + ".properties");
        if (!Files.exists(file)) {
            if (Files.exists(path.resolve("postgresql"))) {
                throw new CannotStart(
                        file + " is missing, and without it what is recorded about persons cannot be read.");
            }
            KeyFile.make(file);
        }
        return file;
    }

    /** The directory for archive files, written before an erasure. */
    Path archive(String service) {
        return path.resolve("archive").resolve(service);
    }

    /** The directory for files that wait for their import. */
    Path imports(String service) {
        return path.resolve("imports").resolve(service);
    }

    /** Locks the directory for this launcher until the program ends. Waits for a killed launcher that is still ending. */
    void take() throws InterruptedException {
        create();
        if (lock != null) {
            return;
        }
        try {
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var begun = System.nanoTime();
            lock = channel.tryLock();
            while (lock == null && System.nanoTime() - begun < patience().toNanos()) {
                TimeUnit.MILLISECONDS.sleep(100);
                lock = channel.tryLock();
            }
        } catch (IOException e) {
            throw new CannotStart(path, e);
        }
        if (lock == null) {
            throw new CannotStart("The data directory " + path + " is in use"
                    + launcher().map(it -> " by process " + it.pid()).orElse("") + "; ./fodfaeste down --data " + path
                    + " ends that.");
        }
    }

    /** A launcher that still runs after this time was not killed. One that has ended only has to release its lock. */
    private Duration patience() {
        return launcher().isPresent() ? GRACE : WaitLimit.VALUE;
    }

    /** Refuses to start with little disk space, because an import could fail halfway. */
    void mustHaveSpace() {
        try {
            var free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_SPACE) {
                throw new CannotStart("The disk that holds " + path + " is full: " + free / 1024 / 1024
                        + " MB are free, " + LEAST_SPACE / 1024 / 1024 + " MB are needed.");
            }
        } catch (IOException e) {
            throw new CannotStart(path, e);
        }
    }

    /** The data of Kafka. */
    Path kafka() {
        return path.resolve("kafka").resolve("data");
    }

    /** Backup and restore need the databases, which the first start creates. */
    void mustBeThere() {
        if (!Files.exists(path.resolve("postgresql")) || !Files.exists(kafka().getParent())) {
            throw new CannotStart(path + " has no data yet. Start and stop Fodfæste once (up, down).");
        }
    }

    /** A restore that was interrupted leaves the parts of the data in different states. */
    void mustBeRestored() {
        if (Files.exists(restoring())) {
            throw new CannotStart("A restore of " + path + " was interrupted; run ./fodfaeste restore again.");
        }
    }

    /** Exists while a restore runs. */
    Path restoring() {
        return path.resolve("restoring");
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    boolean isSample() {
        return sample().exists();
    }

    /** Pages then say that the data is fictional. The day of the first loading stays. */
    void markAsSample(LocalDate today) {
        sample().make(today, !Files.exists(path.resolve("postgresql")));
    }

    SampleMark sample() {
        return new SampleMark(path.resolve("sample-data"));
    }

    /**
     * Ends what a killed launcher left running and deletes all data, for a demo that starts anew. A directory that does not exist is fine.
     *
     * @throws CannotStart if the directory is in use, or if not the demo made it
     */
    void deleteDemo() throws InterruptedException {
        if (!exists()) {
            return;
        }
        if (!sample().isOfDemoAlone()) {
            throw new CannotStart(path + " was not made by the demo, so --reset does not delete it.");
        }
        take();
        Leftovers.end(Stack.partsOf(this));
        try (var files = Files.walk(path)) {
            // The lock is held until the program ends.
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(path) && !file.equals(path.resolve("lock"))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new CannotStart(path, e);
        }
    }

    /** The previous port of a part if it is free, so that addresses and tokens stay valid. */
    synchronized int port(String name) {
        var file = path.resolve("ports.properties");
        var ports = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    ports.load(reader);
                }
            }
            var before = ports.getProperty(name);
            if (before != null && Ports.take(Integer.parseInt(before))) {
                return Integer.parseInt(before);
            }
            var port = Ports.free();
            while (ports.containsValue(String.valueOf(port))) {
                port = Ports.free();
            }
            ports.setProperty(name, String.valueOf(port));
            try (var writer = Files.newBufferedWriter(file)) {
                ports.store(writer, null);
            }
            return port;
        } catch (IOException e) {
            throw new CannotStart(path, e);
        }
    }

    void keep(State state) {
        try {
            var fresh = path.resolve("state.json.new");
            JSON.writeValue(fresh.toFile(), state);
            Files.move(fresh, path.resolve("state.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart(path, e);
        }
    }

    Optional<State> state() {
        var file = path.resolve("state.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), State.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @throws CannotStart if nothing runs */
    State runningState() {
        return state().filter(it -> launcher().isPresent())
                .orElseThrow(() -> new CannotStart(
                        "Nothing runs from " + path + "; start it with ./fodfaeste up --data " + path + "."));
    }

    /** The running launcher of this directory. */
    Optional<ProcessHandle> launcher() {
        return state().flatMap(state -> state.launcher().alive()).filter(DataDirectory::isLauncher);
    }

    private static boolean isLauncher(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(Fodfaeste.class.getName()))
                .isPresent();
    }
}
