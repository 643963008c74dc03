package org.posthorn.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.posthorn.core.tag.Tags;

class FeedbackIdTest {
    @Test
    void itHasCampaignAccountChannelAndSystem() {
        assertThat(FeedbackId.of("acme", new Tags("spring", "welcome", null, "news", null))).isEqualTo("spring:acme:welcome:posthorn");
    }

    @Test
    void theMailingStandsInForTheChannel() {
        assertThat(FeedbackId.of("acme", Tags.ofMailing("news"))).isEqualTo(":acme:news:posthorn");
    }

    @Test
    void whatWouldBreakItIsAHyphen() {
        assertThat(FeedbackId.of("acme", new Tags("a:b c\r\nd\u00fc", null, null, null, null))).isEqualTo("a-b-c--d-:acme::posthorn");
    }

    @Test
    void aLongPartIsCut() {
        assertThat(FeedbackId.of("acme", new Tags("x".repeat(500), null, null, null, null))).hasSize(60 + ":acme::posthorn".length());
    }
}
