package dk.fodfaeste.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address. A part binds its port seconds after the port was chosen. Until then other programs could take it, so
 * each program of this user reserves what it chooses: it locks the byte of that number in one file, and the system releases the lock when
 * the program ends.
 */
public final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    /** Below the range from which systems take the ports of outgoing connections. */
    private static final int FIRST = 15_000;

    private static final int AFTER_LAST = 32_000;

    /** The only channel to the file: closing any other would release every lock of this program. */
    private static FileChannel reservations;

    /** Referenced, because Java forgets a lock that is garbage collected. */
    private static final List<FileLock> RESERVED = new ArrayList<>();

    private Ports() {}

    /** A port that is free, reserved for this program until it ends. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST, AFTER_LAST)
                .filter(Ports::take)
                .findFirst()
                .orElseThrow();
    }

    /** Reserves the port for this program, unless it is in use or reserved. */
    static boolean take(int port) {
        return isFree(port) && reserve(port);
    }

    private static synchronized boolean reserve(int port) {
        var file = PostgresBinaries.cache().resolve("ports");
        try {
            if (reservations == null) {
                Files.createDirectories(file.getParent());
                reservations = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            }
            var lock = reservations.tryLock(port, 1, false);
            return lock != null && RESERVED.add(lock);
        } catch (OverlappingFileLockException reservedHere) {
            return false;
        } catch (IOException e) {
            throw new CannotStart(file, e);
        }
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
