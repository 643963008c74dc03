package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class StubDnsTest {
    private StubDns dns;
    private SimpleResolver resolver;

    @BeforeEach
    void start() throws IOException {
        dns = StubDns.start();
        resolver = new SimpleResolver(dns.address());
        resolver.setTimeout(Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() throws IOException {
        dns.close();
    }

    private Message ask(String name, int type) throws IOException {
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN)));
    }

    private List<String> answers(String name, int type) throws IOException {
        return ask(name, type).getSection(Section.ANSWER).stream().map(answer -> answer.rdataToString().toLowerCase(Locale.ROOT)).toList();
    }

    @Test
    void answersExchangersWithTheirPreference() throws IOException {
        dns.mx("example.org", 10, "mx1.example.org").mx("example.org", 20, "mx2.example.org");
        assertThat(answers("EXAMPLE.org", Type.MX)).containsExactlyInAnyOrder("10 mx1.example.org.", "20 mx2.example.org.");
    }

    @Test
    void answersANullMx() throws IOException {
        dns.nullMx("example.org");
        assertThat(answers("example.org", Type.MX)).containsExactly("0 .");
    }

    @Test
    void answersAddressesOfBothFamilies() throws IOException {
        dns.a("mx.example.org", "127.0.0.9").aaaa("mx.example.org", "::1");
        assertThat(answers("mx.example.org", Type.A) + " " + answers("mx.example.org", Type.AAAA)).isEqualTo("[127.0.0.9] [0:0:0:0:0:0:0:1]");
    }

    @Test
    void followsAnAlias() throws IOException {
        dns.cname("www.example.org", "host.example.org").a("host.example.org", "127.0.0.9");
        assertThat(answers("www.example.org", Type.A)).containsExactly("host.example.org.", "127.0.0.9");
    }

    @Test
    void answersALongTextOverTcpWhenUdpIsTooSmall() throws IOException {
        dns.txt("s1._domainkey.example.org", "k".repeat(1500));
        TXTRecord record = (TXTRecord) ask("s1._domainkey.example.org", Type.TXT).getSection(Section.ANSWER).get(0);
        assertThat(String.join("", record.getStrings())).isEqualTo("k".repeat(1500));
    }

    @Test
    void knowsNoOtherName() throws IOException {
        assertThat(ask("unknown.example", Type.MX).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void hasNoDataForAnotherTypeOfAKnownName() throws IOException {
        dns.a("example.org", "127.0.0.9");
        assertThat(ask("example.org", Type.MX).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void failsOnRequest() throws IOException {
        dns.servfail("example.org");
        assertThat(ask("example.org", Type.MX).getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void keepsSilentOnRequest() {
        dns.silent("example.org");
        resolver.setTimeout(Duration.ofMillis(300));
        assertThatThrownBy(() -> ask("example.org", Type.MX)).isInstanceOf(IOException.class);
    }

    @Test
    void countsQuestionsByNameAndType() throws IOException {
        ask("example.org", Type.MX);
        ask("Example.org", Type.MX);
        ask("example.org", Type.A);
        assertThat(List.of(dns.queries("example.org", Type.MX), dns.queries())).containsExactly(2, 3);
    }
}
