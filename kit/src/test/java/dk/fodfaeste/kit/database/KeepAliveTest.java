package dk.fodfaeste.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class KeepAliveTest {
    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({
        "tcp_keepalives_idle,10",
        "tcp_keepalives_interval,5",
        "tcp_keepalives_count,3",
        "tcp_user_timeout,25000"
    })
    void the_server_notices_within_seconds_that_an_instance_is_gone(String setting, String value) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }

    @Test
    void an_instance_notices_within_seconds_that_the_server_is_gone() throws IOException {
        assertThat(database.getConfiguration()
                        .connectionPoolConfiguration()
                        .connectionFactoryConfiguration()
                        .jdbcProperties())
                .containsAllEntriesOf(
                        Map.of("tcpKeepAlive", "true", "socketFactory", KeepAliveSocketFactory.class.getName()));
        try (Socket socket = new KeepAliveSocketFactory().createSocket()) {
            int seconds = socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)
                    + socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)
                            * socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
            assertThat(seconds)
                    .isEqualTo(KeepAliveSocketFactory.SECONDS_TO_NOTICE)
                    .isEqualTo(25);
        }
    }
}
