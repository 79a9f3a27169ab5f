package dk.fodfaeste.local;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts the stack with the sample cohorts and prints the rates. */
@Command(
        name = "demo",
        description = "Starts the stack with fictional cohorts and shows the rates.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private DataOption data;

    @CommandLine.Mixin
    private PortOption port;

    @Override
    public Integer call() throws Exception {
        System.out.println("Starter Fodfæste …");
        var stack = Stack.start(data.directory(), port.checked(), 1, true);
        System.out.println("Indlæser de fem indsatser og de fiktive forløb …");
        var sample = new SampleCohorts(stack.address(), stack.identity());
        sample.load();
        System.out.println();
        sample.rates().forEach(System.out::println);
        System.out.println();
        System.out.println("Oversigten: " + stack.address() + "/");
        System.out.println("Alle oplysninger er fiktive. Ctrl-C stopper.");
        stack.join();
        return 0;
    }
}
