package dk.fodfaeste.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Sends requests from several callers at once, each one after the other, for a stated time. */
final class Load {

    private Load() {}

    interface Request {
        /**
         * @param caller from 0
         * @return false if no request is left
         */
        boolean send(int caller) throws Exception;
    }

    /** @param nanos the time of each request, ascending */
    record Result(long[] nanos, Duration took) {

        double perSecond() {
            return nanos.length * 1e9 / took.toNanos();
        }

        int requests() {
            return nanos.length;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f a second (median %.1f ms, 99 of 100 within %.1f ms)",
                    perSecond(),
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6);
        }
    }

    static Result run(int callers, Duration time, Request request) {
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<LongStream>> work = IntStream.range(0, callers)
                    .<Callable<LongStream>>mapToObj(caller -> () -> send(caller, end, request))
                    .toList();
            LongStream all = LongStream.empty();
            for (var done : threads.invokeAll(work)) {
                all = LongStream.concat(all, done.get());
            }
            long[] nanos = all.toArray();
            Arrays.sort(nanos);
            if (nanos.length == 0) {
                throw new AssertionError("No request was sent");
            }
            return new Result(nanos, Duration.ofNanos(System.nanoTime() - begun));
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static LongStream send(int caller, long end, Request request) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        for (long start = System.nanoTime(); start < end; ) {
            if (!request.send(caller)) {
                break;
            }
            long answered = System.nanoTime();
            nanos.add(answered - start);
            start = answered;
        }
        return nanos.build();
    }
}
