package dk.fodfaeste.kit.webhook;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resolves the name of a receiver to an address that may be connected to. The connection is made to this address, not to the name, so that a name
 * that resolves to another address a moment later has no effect.
 */
final class PermittedAddresses {
    /**
     * Addresses that are not globally reachable, or that stand for an IPv4 address in IPv6 (IANA IPv4 and IPv6 Special-Purpose Address Registries, RFC
     * 6890). Java reads an IPv4-mapped address as the IPv4 address.
     */
    private static final List<IpSubnetFilterRule> REFUSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "::ffff:0:0:0/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(range -> new IpSubnetFilterRule(
                    range.substring(0, range.indexOf('/')),
                    Integer.parseInt(range.substring(range.indexOf('/') + 1)),
                    IpFilterRuleType.REJECT))
            .toList();

    /** Looks up all addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String name) throws UnknownHostException;
    }

    /** The name leads into a private network. */
    static final class PrivateAddressException extends Exception {
        PrivateAddressException() {
            super("The name resolves to an address inside a private network", null, false, false);
        }
    }

    private final boolean allPermitted;
    private final Resolver resolver;

    /** @param allPermitted whether private networks are permitted, too */
    PermittedAddresses(boolean allPermitted, Resolver resolver) {
        this.allPermitted = allPermitted;
        this.resolver = resolver;
    }

    /** @throws PrivateAddressException if one of the addresses of the name is not permitted */
    InetAddress resolve(String name) throws UnknownHostException, PrivateAddressException {
        InetAddress[] addresses = resolver.resolve(withoutBrackets(name));
        for (InetAddress address : addresses) {
            if (!allPermitted && isPrivate(address)) {
                throw new PrivateAddressException();
            }
        }
        return addresses[0];
    }

    private static String withoutBrackets(String name) {
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    static boolean isPrivate(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return REFUSED.stream().anyMatch(range -> range.matches(socket));
    }
}
