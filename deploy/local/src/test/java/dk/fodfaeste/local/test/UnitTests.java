package dk.fodfaeste.local.test;

/** In {@code ./fodfaeste check} only unit tests run. What starts a process for a test calls this first, so that no such test slips in. */
public final class UnitTests {

    private UnitTests() {}

    public static void startNoProcess() {
        if (Boolean.getBoolean("fodfaeste.unit-tests")) {
            throw new AssertionError("A test that starts a process needs @StartsProcesses, or @QuarkusTest.");
        }
    }
}
