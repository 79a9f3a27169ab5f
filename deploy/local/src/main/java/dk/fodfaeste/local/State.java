package dk.fodfaeste.local;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The processes of a launcher, stored for the other commands. */
record State(Running launcher, boolean ready, String issuer, Map<String, Running> parts) {

    /** A process is identified by its id and start time, because ids are reused. */
    record Running(long pid, long startedAt, String address) {

        static Running of(ProcessHandle process, String address) {
            return new Running(process.pid(), startOf(process), address);
        }

        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(Processes::runs)
                    .filter(process -> Math.abs(startOf(process) - startedAt) < 2_000);
        }

        private static long startOf(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }
}
