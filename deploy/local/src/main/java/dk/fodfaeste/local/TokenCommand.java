package dk.fodfaeste.local;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a bearer token for a demo persona. */
@Command(name = "token", description = "Prints a bearer token for a demo persona.", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private DataOption data;

    @Parameters(
            paramLabel = "PERSONA",
            description = "consultant, lead, steering, analyst, register, dpo, records, admin or partner")
    private String persona;

    @Override
    public Integer call() {
        var wanted = Persona.named(persona)
                .orElseThrow(() -> new CannotStart("There is no persona " + persona + "; there are "
                        + Arrays.stream(Persona.values()).map(Persona::role).collect(Collectors.joining(", "))
                        + "."));
        var dir = data.directory();
        System.out.println(LocalIdentity.askForToken(dir.runningState().issuer(), wanted));
        return 0;
    }
}
