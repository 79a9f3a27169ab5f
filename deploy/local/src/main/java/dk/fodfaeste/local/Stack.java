package dk.fodfaeste.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Everything that runs from one data directory: PostgreSQL and Kafka first, then the identity provider, the services and the one address
 * in front of them. A part that dies is started again; when the stack stops, it stops in the opposite order.
 */
final class Stack {

    private static final String WEB_CLIENT = "fodfaeste-web";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final DataDirectory dir;
    private final int port;
    private final int identityPort;
    private final int replicas;
    private final Map<String, List<Integer>> servicePorts = new TreeMap<>();
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final List<Part> services = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> watchers = new ArrayList<>();
    private ReverseProxy proxy;
    private LocalIdentity identity;
    private boolean ready;

    Stack(DataDirectory dir, Path home, int port, int replicas) {
        this.dir = dir;
        this.port = port;
        this.replicas = replicas;
        this.postgres = LocalPostgres.durable(dir.path(), dir.port("postgresql"));
        this.kafka = LocalKafka.durable(dir.path(), dir.port("kafka"), dir.port("kafka-controller"))
                .with(ClassArchive.options(
                        Fodfaeste.launcher(home).resolveSibling("kafka.jsa"), Fodfaeste.launcher(home)));
        this.identityPort = dir.port("identity");
        Service.NAMES.forEach(name -> servicePorts.put(name, Service.ports(dir, name, replicas)));
        for (int replica = 1; replica <= replicas; replica++) {
            for (var name : Service.NAMES) {
                var servicePort = servicePorts.get(name).get(replica - 1);
                services.add(new Service(dir.path(), home, name, replica, servicePort, environment(name, replica)));
            }
        }
        parts.add(postgres);
        parts.add(kafka);
        parts.addAll(services);
    }

    /** The parts that are processes, in the order in which they are started. */
    static List<Part> partsOf(DataDirectory dir) {
        var parts = new ArrayList<Part>();
        parts.add(LocalPostgres.durable(dir.path(), 0));
        parts.add(LocalKafka.durable(dir.path(), 0, 0));
        parts.addAll(Service.all(dir.path()));
        return parts;
    }

    /** Returns when everything answers; throws what stood in the way, with nothing left running. */
    void start() {
        try {
            proxy = ReverseProxy.open(port, servicePorts);
            keepState();
            startTogether(List.of(postgres, kafka));
            identity = LocalIdentity.start(dir.path(), LocalIdentity.loopback(), identityPort);
            startTogether(services);
            ready = true;
            keepState();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /**
     * Starts the stack in this process, which stops it when it receives a signal.
     *
     * @param sampleDay the day of the sample that will be loaded; empty if none will be
     */
    static Stack start(DataDirectory dir, int port, int replicas, Optional<LocalDate> sampleDay)
            throws InterruptedException {
        dir.take();
        dir.mustHaveSpace();
        dir.mustBeRestored();
        Leftovers.end(partsOf(dir));
        sampleDay.ifPresent(dir::markAsSample);
        var stack = new Stack(dir, Fodfaeste.home(), port, replicas);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        stack.start();
        return stack;
    }

    String address() {
        return "http://localhost:" + port;
    }

    LocalIdentity identity() {
        return identity;
    }

    /** Waits until the stack is stopped. */
    void join() throws InterruptedException {
        stopped.await();
    }

    void stop() {
        synchronized (this) {
            if (stopping.getCount() == 0) {
                return;
            }
            stopping.countDown();
        }
        // The proxy first, so that no request reaches a stack that is partly stopped.
        if (proxy != null) {
            proxy.close();
        }
        together(services, Part::stop);
        if (identity != null) {
            identity.close();
        }
        kafka.stop();
        postgres.stop();
        watchers.forEach(Thread::interrupt);
        stopped.countDown();
    }

    private void startTogether(List<Part> these) {
        together(these, this::startOne);
        for (var part : these) {
            watchers.add(Thread.ofVirtual().start(() -> watch(part)));
        }
    }

    /** Tries three times: resources of a killed predecessor may be released with a delay. */
    private void startOne(Part part) {
        for (int attempt = 1; ; attempt++) {
            try {
                launch(part);
                part.await();
                return;
            } catch (CannotStart e) {
                if (isStopping()) {
                    throw new CannotStart("Stopped before everything had started.");
                }
                if (attempt == 3 || part.isRunning()) {
                    throw e;
                }
            }
        }
    }

    private void launch(Part part) {
        synchronized (this) {
            if (isStopping()) {
                throw new CannotStart("The stack is being stopped.");
            }
            part.launch();
        }
        keepState();
    }

    /** Starts the part again whenever it ends, with a growing pause while it keeps ending. */
    private void watch(Part part) {
        var pause = Duration.ofMillis(200);
        var since = System.nanoTime();
        try {
            while (true) {
                part.waitFor();
                if (isStopping()) {
                    return;
                }
                if (System.nanoTime() - since > STEADY.toNanos()) {
                    pause = Duration.ofMillis(200);
                }
                System.err.println(part.name() + " ended" + part.endReason() + "; starting it again.");
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                since = System.nanoTime();
                try {
                    launch(part);
                    part.await();
                } catch (CannotStart e) {
                    if (isStopping()) {
                        return;
                    }
                    System.err.println(e.getMessage());
                    if (part.isRunning()) {
                        part.kill();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static void together(List<Part> parts, Consumer<Part> action) {
        var failures = new ArrayList<RuntimeException>();
        var threads = parts.stream()
                .map(part -> Thread.ofVirtual().start(() -> {
                    try {
                        action.accept(part);
                    } catch (RuntimeException e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    }
                }))
                .toList();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private synchronized void keepState() {
        var running = new LinkedHashMap<String, State.Running>();
        for (var part : parts) {
            part.process().ifPresent(process -> running.put(part.name(), State.Running.of(process, part.address())));
        }
        dir.keep(new State(
                State.Running.of(ProcessHandle.current(), address()),
                ready,
                LocalIdentity.issuer(identityPort),
                running));
    }

    private Map<String, String> environment(String service, int replica) {
        var secrets = Secrets.in(dir.path());
        var database = postgres.database(service.replace("-service", ""));
        var environment = new HashMap<>(Map.of(
                "HOST", Ports.LOOPBACK,
                "PORT", String.valueOf(servicePorts.get(service).get(replica - 1)),
                "DATABASE_URL", database.url(),
                "DATABASE_USER", database.user(),
                "DATABASE_PASSWORD", database.password(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.address(),
                "OIDC_ISSUER", LocalIdentity.issuer(identityPort),
                "OIDC_CLIENT_ID", service,
                "OIDC_CLIENT_SECRET", secrets.password(service)));
        environment.put("DATABASE_OWNER", database.owner());
        environment.put("DATABASE_OWNER_PASSWORD", database.ownerPassword());
        if (Service.HOLDING_PERSONS.contains(service)) {
            environment.put("KEYS_FILE", dir.keys(service).toString());
            environment.put("ARCHIVE_DIR", dir.archive(service).toString());
        }
        environment.put(
                "IMPORTS_DIR", dir.imports(Service.name(service, replica)).toString());
        var pools = Service.NAMES.size() * replicas;
        environment.put("DATABASE_POOLS", String.valueOf(pools));
        environment.put("DATABASE_POOL_SIZE", String.valueOf(Service.poolSize(pools)));
        environment.put("SHUTDOWN_DELAY", Service.shutdownDelay(replicas));
        environment.put("WEB_CLIENT_ID", WEB_CLIENT);
        environment.put("WEB_CLIENT_SECRET", secrets.password(WEB_CLIENT));
        environment.put("SESSION_SECRET", secrets.password("session"));
        environment.put("SAMPLE_DATA", String.valueOf(dir.isSample()));
        // The services that each one calls directly.
        switch (service) {
            case "participant-service" -> environment.put("REPORTING_SERVICE_URL", inside("reporting-service"));
            case "outcome-service" -> environment.put("PARTICIPANT_SERVICE_URL", inside("participant-service"));
            default -> {
                // reporting-service calls no other service: it gets all data by events.
            }
        }
        return environment;
    }

    /** With several replicas, the one address chooses one that answers. */
    private String inside(String service) {
        return "http://" + Ports.LOOPBACK + ":"
                + (replicas == 1 ? servicePorts.get(service).getFirst() : port);
    }
}
