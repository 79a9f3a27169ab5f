package dk.fodfaeste.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.webhook.PermittedAddresses.PrivateAddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermittedAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:7f00:1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "2002:a00:1::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "fc00::1",
                "fdff:ffff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void an_address_inside_a_private_network_is_refused(String address) throws UnknownHostException {
        assertThat(PermittedAddresses.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2606:4700:4700::1111",
                "2a00:1450:400f:80d::200e"
            })
    void a_public_address_is_permitted(String address) throws UnknownHostException {
        assertThat(PermittedAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void a_name_with_one_private_address_is_refused() {
        PermittedAddresses addresses = new PermittedAddresses(
                false, name -> new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")});
        assertThatThrownBy(() -> addresses.resolve("receiver.example")).isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void other_ways_to_write_an_address_are_refused() {
        PermittedAddresses addresses = new PermittedAddresses(false, InetAddress::getAllByName);
        for (String name : new String[] {"2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"}) {
            assertThatThrownBy(() -> addresses.resolve(name)).as(name).isInstanceOf(PrivateAddressException.class);
        }
    }

    @Test
    void the_setting_permits_private_addresses() throws Exception {
        PermittedAddresses addresses = new PermittedAddresses(true, InetAddress::getAllByName);
        assertThat(addresses.resolve("127.0.0.1").isLoopbackAddress()).isTrue();
    }
}
