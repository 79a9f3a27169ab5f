package dk.fodfaeste.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionLimitTest {
    @Test
    void all_pools_together_may_use_every_connection_and_not_one_more() {
        assertThat(ConnectionLimit.fault(9, 10, 97)).isEmpty();
        assertThat(ConnectionLimit.fault(97, 1, 97)).isEmpty();
        assertThat(ConnectionLimit.fault(98, 1, 97)).isPresent();
        assertThat(ConnectionLimit.fault(9, 11, 97))
                .hasValue("9 pools (DATABASE_POOLS) of 11 connections (DATABASE_POOL_SIZE) need 99 connections, and"
                        + " PostgreSQL allows 97");
    }
}
