package dk.fodfaeste.reporting.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All versions of one fact that have arrived. Does not depend on the order of arrival. */
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

    @SuppressWarnings("unchecked") // an empty history has no element of the wrong type
    public static <V extends FactVersion> History<V> empty() {
        return (History<V>) EMPTY;
    }

    /** The latest version recorded until then. */
    public Optional<V> asOf(Instant instant) {
        return newestFirst.stream()
                .filter(version -> !version.recordedAt().isAfter(instant))
                .findFirst();
    }

    /** Like {@link #asOf}, but the first version for earlier instants: a definition also applies to facts recorded before it arrived. */
    public Optional<V> asOfOrFirst(Instant instant) {
        return asOf(instant).or(() -> newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.getLast()));
    }

    public Optional<V> version(int number) {
        return newestFirst.stream()
                .filter(version -> version.version() == number)
                .findFirst();
    }

    public Optional<V> latest() {
        return newestFirst.stream().findFirst();
    }

    public Stream<V> versions() {
        return newestFirst.stream();
    }

    Stream<Instant> changeTimes() {
        return newestFirst.stream().map(FactVersion::recordedAt);
    }
}
