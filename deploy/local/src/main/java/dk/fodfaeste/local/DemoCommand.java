package dk.fodfaeste.local;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack with the sample and prints the rates. */
@Command(
        name = "demo",
        description = "Starts the stack with fictional cohorts and shows the rates.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    @CommandLine.Mixin
    private DataOption data;

    @CommandLine.Mixin
    private PortOption port;

    @Option(
            names = "--reset",
            description = "delete the data of the demo first, and start anew with data relative to today")
    private boolean reset;

    @Override
    public Integer call() throws Exception {
        var today = LocalDate.now(ZONE);
        var directory = data.directory();
        if (reset) {
            directory.deleteDemo();
        }
        System.out.println("Starter Fodfæste …");
        var stack = Stack.start(directory, port.checked(), 1, Optional.of(today));
        var loadedOn = directory.sample().day().orElseThrow();
        System.out.println("Indlæser de fem indsatser og de fiktive forløb …");
        var sample = new SampleCohorts(stack.address(), stack.identity(), loadedOn);
        sample.load();
        System.out.println();
        sample.rates().forEach(System.out::println);
        System.out.println();
        System.out.println(age(loadedOn, today));
        System.out.println("Oversigten: " + stack.address() + "/");
        System.out.println("Alle oplysninger er fiktive. Ctrl-C stopper.");
        stack.join();
        return 0;
    }

    /** How old the data are that are relative to the day of loading. */
    static String age(LocalDate loadedOn, LocalDate today) {
        var days = ChronoUnit.DAYS.between(loadedOn, today);
        if (days == 0) {
            return "De aktuelle forløb passer til i dag, " + DAY.format(today) + ".";
        }
        return "De aktuelle forløb er fra %s, for %d %s siden. ./fodfaeste demo --reset begynder forfra med i dag."
                .formatted(DAY.format(loadedOn), days, days == 1 ? "dag" : "dage");
    }
}
