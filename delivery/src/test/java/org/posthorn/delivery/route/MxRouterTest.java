package org.posthorn.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

class MxRouterTest {
    private final FakeResolver dns = new FakeResolver();

    @Test
    void mxsAreTriedInTheOrderOfTheirPreference() {
        dns.with("example.org", "MX", "20 b.example.org.").with("example.org", "MX", "10 a.example.org.");
        dns.with("a.example.org", "A", "192.0.2.1").with("b.example.org", "A", "192.0.2.2");
        assertThat(targets("example.org")).containsExactly("a.example.org 192.0.2.1:25", "b.example.org 192.0.2.2:25");
    }

    @Test
    void mxsOfEqualPreferenceAreTriedInAnyOrder() {
        dns.with("example.org", "MX", "10 b.example.org.").with("example.org", "MX", "10 a.example.org.");
        dns.with("a.example.org", "A", "192.0.2.1").with("b.example.org", "A", "192.0.2.2");
        FoundRoute found = find("example.org");
        Stream<String> first = Stream.generate(() -> ((Route.Via) found.shuffled()).targets().get(0).host()).limit(200);
        assertThat(first).contains("a.example.org", "b.example.org");
    }

    @Test
    void ipv4ComesBeforeIpv6() {
        dns.with("example.org", "MX", "10 a.example.org.");
        dns.with("a.example.org", "AAAA", "2001:db8::1").with("a.example.org", "A", "192.0.2.1");
        assertThat(find("example.org").ranks().get(0)).extracting(Target::ip).containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void anMxWithoutAddressIsLeftOut() {
        dns.with("example.org", "MX", "10 gone.example.org.").with("example.org", "MX", "20 b.example.org.").with("b.example.org", "A", "192.0.2.2");
        assertThat(targets("example.org")).containsExactly("b.example.org 192.0.2.2:25");
    }

    @Test
    void mxsThatAllLackAnAddressArePermanent() {
        dns.with("example.org", "MX", "10 gone.example.org.");
        assertThat(find("example.org").nowhere()).returns(true, Route.Nowhere::permanent).returns("5.4.4", Route.Nowhere::status);
    }

    @Test
    void mxsWhoseAddressesCannotBeAskedForAreTemporary() {
        dns.with("example.org", "MX", "10 a.example.org.").failing("a.example.org", Rcode.SERVFAIL);
        assertThat(find("example.org").nowhere()).returns(false, Route.Nowhere::permanent).returns("4.4.3", Route.Nowhere::status);
    }

    @Test
    void aNullMxIsPermanent() {
        dns.with("example.org", "MX", "0 .").with("example.org", "A", "192.0.2.1");
        assertThat(find("example.org").nowhere()).returns(true, Route.Nowhere::permanent).returns("5.1.10", Route.Nowhere::status);
    }

    @Test
    void aDomainWithoutMxIsItsOwnServer() {
        dns.with("example.org", "A", "192.0.2.1");
        assertThat(targets("example.org")).containsExactly("example.org 192.0.2.1:25");
    }

    @Test
    void aDomainWithNeitherMxNorAddressIsPermanent() {
        dns.with("example.org", "TXT", "hello");
        assertThat(find("example.org").nowhere()).returns(true, Route.Nowhere::permanent).returns("5.1.2", Route.Nowhere::status);
    }

    @Test
    void aDomainThatDoesNotExistIsPermanent() {
        assertThat(find("example.org").nowhere()).returns(true, Route.Nowhere::permanent).returns("5.1.2", Route.Nowhere::status);
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED})
    void aResolverThatFailsIsTemporary(int code) {
        dns.failing("example.org", code);
        assertThat(find("example.org").nowhere()).returns(false, Route.Nowhere::permanent).returns("4.4.3", Route.Nowhere::status);
    }

    @Test
    void aResolverThatDoesNotAnswerIsTemporary() {
        dns.silent("example.org");
        assertThat(find("example.org").nowhere()).returns(false, Route.Nowhere::permanent).returns("4.4.3", Route.Nowhere::status);
    }

    @Test
    void anAliasIsFollowed() {
        dns.with("example.org", "CNAME", "real.example.net.").with("real.example.net", "A", "192.0.2.1");
        assertThat(targets("example.org")).containsExactly("example.org 192.0.2.1:25");
    }

    @Test
    void aliasesInACircleAreTemporary() {
        dns.with("example.org", "CNAME", "other.example.org.").with("other.example.org", "CNAME", "example.org.");
        assertThat(find("example.org").nowhere().permanent()).isFalse();
    }

    @Test
    void noMoreThanTenTargetsAreTried() {
        for (int i = 0; i < 40; i++) {
            dns.with("example.org", "MX", i + " mx" + i + ".example.org.").with("mx" + i + ".example.org", "A", "192.0.2." + i);
        }
        assertThat(targets("example.org")).hasSize(10);
    }

    @Test
    void addressLiteralsNeedNoDns() {
        assertThat(List.of(targets("[192.0.2.9]"), dns.asked())).containsExactly(List.of("[192.0.2.9] 192.0.2.9:25"), List.of());
    }

    @Test
    void ipv6LiteralsAreRead() {
        assertThat(targets("[ipv6:2001:db8::1]")).containsExactly("[ipv6:2001:db8::1] 2001:db8:0:0:0:0:0:1:25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[192.0.2]", "[mail.example.org]", "[ipv6:192.0.2.1]"})
    void bracketsAroundAnythingElseArePermanent(String domain) {
        assertThat(find(domain).nowhere().status()).isEqualTo("5.1.2");
    }

    @Test
    void aRouteHoldsAsLongAsItsShortestRecord() {
        dns.with("example.org", "MX", 200, "10 a.example.org.").with("a.example.org", "A", 7, "192.0.2.1");
        assertThat(find("example.org").ttl()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aRouteHoldsForFiveMinutesAtMost() {
        dns.with("example.org", "MX", 86400, "10 a.example.org.").with("a.example.org", "A", 86400, "192.0.2.1");
        assertThat(find("example.org").ttl()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theSameDomainIsLookedUpOnce() {
        dns.with("example.org", "A", "192.0.2.1");
        CachingRouter router = new CachingRouter(router(), Runnable::run);
        router.route("example.org").join();
        router.route("example.org").join();
        assertThat(dns.asked()).containsOnlyOnce("example.org MX");
    }

    @Test
    void aMachineWithoutIpv6DoesNotTryIt() {
        dns.with("example.org", "A", "192.0.2.1").with("example.org", "AAAA", "2001:db8::1");
        MxRouter router = new MxRouter(new Dns(dns, Runnable::run), Inet4Address.class::isInstance, 25);
        assertThat(router.find("example.org").join().ranks().get(0)).extracting(Target::ip).containsExactly("192.0.2.1");
    }

    private FoundRoute find(String domain) {
        return router().find(domain).join();
    }

    private MxRouter router() {
        return new MxRouter(new Dns(dns, Runnable::run), any -> true, 25);
    }

    private List<String> targets(String domain) {
        Route.Via via = (Route.Via) find(domain).shuffled();
        return via.targets().stream().map(target -> target.host() + " " + target.ip() + ":" + target.address().getPort()).toList();
    }
}
