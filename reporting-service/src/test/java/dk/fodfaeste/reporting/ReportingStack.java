package dk.fodfaeste.reporting;

import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** PostgreSQL, Kafka and the local identity provider, started once for all tests of this module that run the service. */
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "reporting"))
public final class ReportingStack {
    private ReportingStack() {}
}
