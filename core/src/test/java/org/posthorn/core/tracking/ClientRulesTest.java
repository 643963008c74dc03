package org.posthorn.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRulesTest {
    private static final ClientRules SHIPPED = ClientRules.shipped();
    private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    private static ClientKind kind(String agent) throws UnknownHostException {
        return kind(agent, "192.0.2.1", false);
    }

    private static ClientKind kind(String agent, String ip, boolean prefetch) throws UnknownHostException {
        return SHIPPED.kindOf(new ClientRules.Request(agent, InetAddress.getByName(ip), prefetch));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
        "Mozilla/5.0",
        "Mozilla/5.0 (compatible; Mail.RU-ImageProxy/1.0)"})
    void whatFetchesForPeopleIsAProxy(String agent) throws UnknownHostException {
        assertThat(kind(agent)).isEqualTo(ClientKind.PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        CHROME,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.6.0",
        "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; Microsoft Outlook 16.0.17928; ms-office; MSOffice 16)",
        "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 7.0; CUBOT) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36"})
    void mailClientsAndBrowsersArePeoples(String agent) throws UnknownHostException {
        assertThat(kind(agent)).isEqualTo(ClientKind.HUMAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Barracuda Sentinel (EE)", "curl/8.14.1", "Wget/1.25.0", "python-requests/2.32.3", "Go-http-client/2.0", "okhttp/4.12.0", "Java/17.0.12",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 6.1; Win64; x64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", ""})
    void scannersAndProgramsAreMachines(String agent) throws UnknownHostException {
        assertThat(kind(agent)).isEqualTo(ClientKind.MACHINE);
    }

    @Test
    void whoSaysNothingIsAMachine() throws UnknownHostException {
        assertThat(kind(null)).isEqualTo(ClientKind.MACHINE);
    }

    @Test
    void aPrefetchOfABrowserIsAMachines() throws UnknownHostException {
        assertThat(kind(CHROME, "192.0.2.1", true)).isEqualTo(ClientKind.MACHINE);
    }

    @Test
    void theCaseOfAnAgentDoesNotMatter() throws UnknownHostException {
        assertThat(kind("CURL/8.14.1")).isEqualTo(ClientKind.MACHINE);
    }

    @Test
    void theFirstRuleThatFitsDecides() throws UnknownHostException {
        ClientRules rules = ClientRules.parse("proxy ip 192.0.2.0/24\nmachine agent curl/");

        assertThat(rules.kindOf(new ClientRules.Request("curl/8", InetAddress.getByName("192.0.2.7"), false))).isEqualTo(ClientKind.PROXY);
        assertThat(rules.kindOf(new ClientRules.Request("curl/8", InetAddress.getByName("198.51.100.7"), false))).isEqualTo(ClientKind.MACHINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"robot agent x", "human", "human agent", "proxy ip 300.1.1.1", "machine speed 3"})
    void whatIsNoRuleIsRefusedByItsLine(String rule) {
        assertThatThrownBy(() -> ClientRules.parse("# rules\n" + rule))
            .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("Line 2 is no rule");
    }

    @Test
    void anEndlessAgentThatNoRuleKnowsIsAPersons() throws UnknownHostException {
        assertThat(kind("x".repeat(16_000))).isEqualTo(ClientKind.HUMAN);
    }
}
