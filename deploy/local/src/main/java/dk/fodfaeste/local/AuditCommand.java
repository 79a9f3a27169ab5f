package dk.fodfaeste.local;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Verifies the audit trails, or prints who accessed the data of one person. */
@Command(
        name = "audit",
        description = "verify: whether any entry of the audit trails was changed or taken away.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    enum Act {
        verify,
        access
    }

    @CommandLine.Mixin
    private DataOption data;

    @Parameters(
            index = "0",
            paramLabel = "verify|access",
            description =
                    "verify: goes through the chain of every service; access: prints, as CSV, when, for what purpose"
                            + " and from which unit a person was looked at")
    private Act act;

    @Parameters(
            index = "1",
            paramLabel = "PARTICIPANT",
            arity = "0..1",
            description = "with access: the person's participantRef")
    private UUID participantRef;

    @Override
    public Integer call() {
        var dir = data.directory();
        var state = dir.runningState();
        var token = LocalIdentity.askForToken(state.issuer(), Persona.DPO);
        if (act == Act.access) {
            if (participantRef == null) {
                throw new CannotStart("Whose? ./fodfaeste audit access PARTICIPANT");
            }
            System.out.print(AccessList.of(
                            participantRef, Service.NAMES, state.launcher().address(), token)
                    .csv());
            return 0;
        }
        var verdicts = Service.NAMES.stream()
                .map(name -> AuditVerification.of(
                        name,
                        state.launcher().address(),
                        token,
                        dir.path().resolve("logs").resolve(name + ".log")))
                .toList();
        verdicts.forEach(verdict -> System.out.println(verdict.lines()));
        return verdicts.stream().allMatch(AuditVerification::isUnbroken) ? 0 : 1;
    }
}
