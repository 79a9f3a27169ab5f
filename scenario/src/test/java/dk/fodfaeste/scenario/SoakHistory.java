package dk.fodfaeste.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Every command of a soak and its answer. A command without an answer, or with a 5xx, has an unknown outcome until it is repeated. */
final class SoakHistory {

    enum Step {
        REGISTERED,
        EXITED,
        RECORDED
    }

    enum Outcome {
        ACKNOWLEDGED,
        UNKNOWN
    }

    private final Map<String, Map<Step, Outcome>> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();

    /** @param answer a status, or what broke the connection */
    void add(String caseNumber, Step step, Outcome outcome, String answer) {
        lines.add(String.join(";", Instant.now().toString(), caseNumber, step.name(), outcome.name(), answer));
        outcomes.computeIfAbsent(caseNumber, _ -> new ConcurrentHashMap<>()).put(step, outcome);
        (outcome == Outcome.ACKNOWLEDGED ? acknowledged : unknown).incrementAndGet();
    }

    /** An answer that no command of a soak may get. */
    void refused(String caseNumber, Step step, String answer) {
        lines.add(String.join(";", Instant.now().toString(), caseNumber, step.name(), "REFUSED", answer));
        refusals.add(caseNumber + " " + step + ": " + answer);
    }

    void killed(String part) {
        lines.add(String.join(";", Instant.now().toString(), "", "KILLED", part, ""));
    }

    /** Null if the command was not sent, else the last outcome. */
    Outcome outcome(String caseNumber, Step step) {
        return outcomes.getOrDefault(caseNumber, Map.of()).get(step);
    }

    List<String> cases() {
        return List.copyOf(outcomes.keySet());
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int unknown() {
        return unknown.get();
    }

    /** The number of commands whose last outcome is still unknown. */
    long unresolved() {
        return outcomes.values().stream()
                .flatMap(steps -> steps.values().stream())
                .filter(outcome -> outcome == Outcome.UNKNOWN)
                .count();
    }

    void write(Path file) throws IOException {
        Files.write(file, lines);
    }
}
