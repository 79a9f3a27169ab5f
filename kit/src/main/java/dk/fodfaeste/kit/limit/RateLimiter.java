package dk.fodfaeste.kit.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Limit per key and minute; the window starts at the first request. A key without requests for a minute is dropped, which changes nothing for it.
 * With more than 10,000 keys at a time the least recently used key is dropped too early.
 */
public final class RateLimiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_KEYS = 10_000;

    private final LoadingCache<String, Bucket> buckets;

    /** @param limit at least 1 */
    public RateLimiter(int limit, Ticker ticker) {
        buckets = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(MINUTE)
                .build(key -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, MINUTE))
                        .withCustomTimePrecision(new TickerMeter(ticker))
                        .build());
    }

    /** Takes one request of the key. Returns zero if it is granted, else the time to wait, at most a minute. */
    public Duration take(String key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    private record TickerMeter(Ticker ticker) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
