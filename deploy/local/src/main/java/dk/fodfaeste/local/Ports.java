package dk.fodfaeste.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address. */
public final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    /** Those that no system gives to whoever only calls somebody. */
    private static final int FIRST = 15_000;

    private static final int AFTER_LAST = 32_000;

    private Ports() {}

    /** One that is free now, and is not taken by a call that somebody makes before its own part has come up. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST, AFTER_LAST)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow();
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
