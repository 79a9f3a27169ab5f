package dk.fodfaeste.reporting.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of one thing, as far as they have arrived. The order in which they did does not show. */
public final class History<V extends FactVersion> {
    private static final History<?> EMPTY = new History<>(List.of());

    private final List<V> newestFirst;

    private History(List<V> newestFirst) {
        this.newestFirst = newestFirst;
    }

    public static <V extends FactVersion> History<V> of(Collection<V> versions) {
        return new History<>(versions.stream()
                .sorted(Comparator.comparingInt(FactVersion::version).reversed())
                .toList());
    }

    @SuppressWarnings("unchecked") // it holds nothing, so it holds nothing of the wrong type
    public static <V extends FactVersion> History<V> empty() {
        return (History<V>) EMPTY;
    }

    /** The latest version recorded by then. */
    public Optional<V> asOf(Instant instant) {
        return newestFirst.stream()
                .filter(version -> !version.recordedAt().isAfter(instant))
                .findFirst();
    }

    /** As {@link #asOf}, but the first version also for every earlier instant: a definition holds for what was recorded before it was heard. */
    public Optional<V> asOfOrFirst(Instant instant) {
        return asOf(instant).or(() -> newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.getLast()));
    }

    /** The one with that number, if it has arrived. */
    public Optional<V> numbered(int version) {
        return newestFirst.stream().filter(one -> one.version() == version).findFirst();
    }

    public Optional<V> newest() {
        return newestFirst.stream().findFirst();
    }

    public Stream<V> versions() {
        return newestFirst.stream();
    }

    Stream<Instant> changes() {
        return newestFirst.stream().map(FactVersion::recordedAt);
    }
}
