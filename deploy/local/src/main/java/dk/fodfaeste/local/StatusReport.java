package dk.fodfaeste.local;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** One part in {@code ./fodfaeste status}. A part that is not running has no process and is not ready. */
@JsonPropertyOrder({"part", "pid", "ready", "address"})
record StatusReport(String part, Long pid, boolean ready, String address) {

    static List<StatusReport> of(DataDirectory dir) {
        var state = dir.state();
        var launcher = dir.launcher().map(ProcessHandle::pid);
        var reports = new ArrayList<StatusReport>();
        reports.add(new StatusReport(
                "launcher",
                launcher.orElse(null),
                launcher.isPresent() && Http.status(state.get().launcher().address() + "/q") == 404,
                state.map(it -> it.launcher().address()).orElse(null)));
        reports.add(of("postgresql", state, port -> LocalPostgres.durable(dir.path(), port)));
        reports.add(of("kafka", state, port -> LocalKafka.durable(dir.path(), port, 0)));
        reports.add(new StatusReport(
                "identity",
                launcher.orElse(null),
                launcher.isPresent() && Http.status(state.get().issuer() + "/.well-known/openid-configuration") == 200,
                state.map(State::issuer).orElse(null)));
        var recorded = state.map(State::parts).map(Map::keySet).orElse(Set.of());
        for (int replica = 1; replica <= Service.MAX_REPLICAS; replica++) {
            for (var service : Service.NAMES) {
                var number = replica;
                var name = Service.name(service, replica);
                if (replica == 1 || recorded.contains(name)) {
                    reports.add(of(
                            name,
                            state,
                            port -> new Service(dir.path(), Path.of(""), service, number, port, Map.of())));
                }
            }
        }
        return reports;
    }

    private static StatusReport of(String name, Optional<State> state, IntFunction<Part> part) {
        var recorded = state.map(State::parts).map(parts -> parts.get(name));
        var running = recorded.flatMap(State.Running::alive);
        return new StatusReport(
                name,
                running.map(ProcessHandle::pid).orElse(null),
                running.isPresent()
                        && part.apply(port(recorded.get().address())).answers(),
                recorded.map(State.Running::address).orElse(null));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    String line() {
        return "%-20s %-9s %-8s %s"
                .formatted(
                        part,
                        ready ? "ready" : pid == null ? "stopped" : "not ready",
                        pid == null ? "" : pid,
                        address == null ? "" : address);
    }
}
