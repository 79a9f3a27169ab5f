package dk.fodfaeste.outcome.interfaces;

import dk.fodfaeste.kit.test.InterfacePagesCheck;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InterfacePagesTest extends IntegrationTestBase {

    @Test
    void the_pages_show_each_operation_and_each_error_code_to_administrators_and_subscribers() throws IOException {
        new InterfacePagesCheck("outcome-service").check();
    }
}
