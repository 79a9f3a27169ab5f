package dk.fodfaeste.reporting;

import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** PostgreSQL, Kafka and the stand-in identity, started once for every test of this module that runs the service. */
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "reporting"))
public final class ReportingStack {
    private ReportingStack() {}
}
