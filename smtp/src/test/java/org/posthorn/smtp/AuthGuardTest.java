package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.smtp.AuthClient.BAD;
import static org.posthorn.smtp.AuthClient.GOOD;
import static org.posthorn.smtp.AuthClient.POLICY;
import static org.posthorn.smtp.AuthClient.base64;

import java.net.InetSocketAddress;

import org.apache.james.protocols.api.Response;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Mechanism;

/** What failed logins lead to. */
class AuthGuardTest {
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("198.51.100.9", 40_000);
    private final AuthClient client = new AuthClient();

    @Test
    void toActAsAnotherCountsAsAFailure() {
        for (int i = 0; i < POLICY.failures(); i++) {
            client.auth("PLAIN " + base64("bob\0ann\0secret"));
        }
        assertThat(client.guard.isBanned(client.session.client())).isTrue();
    }

    @Test
    void theSecondFailureLeavesTheSessionOpen() {
        client.fail();
        assertThat(client.fail().isEndSession()).isFalse();
    }

    @Test
    void theThirdFailureClosesTheSession() {
        client.fail();
        client.fail();
        assertThat(client.fail()).matches(Response::isEndSession).extracting(Response::getRetCode).isEqualTo("421");
    }

    @Test
    void failuresInSeveralSessionsBanTheirIp() {
        client.fail();
        client.fail();
        client.auth(TestTransport.session(Mechanism.PLAIN), BAD);
        assertThat(client.guard.isBanned(client.session.client())).isTrue();
    }

    @Test
    void aBannedIpIsNotAskedForItsPassword() {
        client.ban();
        assertThat(client.auth("PLAIN")).startsWith("421 4.7.0 ");
    }

    @Test
    void aSessionWhoseIpIsBannedWhileItLogsInGetsNoFurther() {
        client.auth("LOGIN " + base64("ann"));
        client.ban();
        assertThat(client.line(base64("secret"))).startsWith("421 4.7.0 ");
    }

    @Test
    void aUserNameThatIsGuessedFromEverywhereIsNotChecked() {
        for (int i = 0; i < POLICY.userFailures(); i++) {
            client.guard.failed(new InetSocketAddress("198.51.100." + i, 1).getAddress(), "ann");
        }
        assertThat(client.auth(GOOD)).startsWith("535 5.7.8 ");
    }

    @Test
    void anotherIpMayLogInMeanwhile() {
        client.fail();
        client.fail();
        client.fail();
        RelaySession other = TestTransport.session(new TestTransport(ELSEWHERE), Mechanism.PLAIN);
        assertThat(client.auth(other, GOOD)).startsWith("235 ");
    }
}
