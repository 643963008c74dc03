package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.bounce.BounceReader;

class ReturnedMailsTest {
    private final ReturnedMails mails = new ReturnedMails(new BounceReader());

    @Test
    void aMailIsReadOnce() throws Exception {
        MailImpl mail = Returns.to(Returns.FEEDBACK_ADDRESS, "Subject: Hello\n\nHello\n");

        assertThat(mails.read(mail)).isSameAs(mails.read(mail));
    }

    @Test
    void theReadingIsInNoFormThatLeavesMemory() throws Exception {
        MailImpl mail = Returns.to(Returns.FEEDBACK_ADDRESS, "Subject: Hello\n\nHello\n");

        mails.read(mail);

        assertThat(mail.attributes()).allSatisfy(attribute -> assertThat(attribute.getValue().toJson()).isEmpty());
    }
}
