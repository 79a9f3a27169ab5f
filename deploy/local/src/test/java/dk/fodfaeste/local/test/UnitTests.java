package dk.fodfaeste.local.test;

/** Helpers that start a process call this first. It fails in {@code ./fodfaeste check}, which runs unit tests only. */
public final class UnitTests {

    private UnitTests() {}

    public static void startNoProcess() {
        if (Boolean.getBoolean("fodfaeste.unit-tests")) {
            throw new AssertionError("A test that starts a process needs @StartsProcesses, or @QuarkusTest.");
        }
    }
}
