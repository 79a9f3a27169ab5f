package dk.fodfaeste.kit.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * So many a minute for each, counted from the first. Whoever has not come for a minute is forgotten, which makes no difference to them;
 * with more than 10,000 at a time the one who has not come for longest is forgotten too early.
 */
public final class RateLimiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int KNOWN_AT_MOST = 10_000;

    private final LoadingCache<String, Bucket> buckets;

    /** @param limit at least 1 */
    public RateLimiter(int limit, Ticker ticker) {
        buckets = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(KNOWN_AT_MOST)
                .expireAfterAccess(MINUTE)
                .build(who -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, MINUTE))
                        .withCustomTimePrecision(new Passed(ticker))
                        .build());
    }

    /** Zero where one more is granted, else how long it is until then; a minute at most. */
    public Duration take(String who) {
        ConsumptionProbe asked = buckets.get(who).tryConsumeAndReturnRemaining(1);
        return asked.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, asked.getNanosToWaitForRefill()));
    }

    private record Passed(Ticker ticker) implements TimeMeter {
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
