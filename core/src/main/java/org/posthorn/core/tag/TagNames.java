package org.posthorn.core.tag;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Under which names each tag is looked for in a header, the ones that count more first. */
public final class TagNames {
    /** Ours, those of the services that customers have now, and those of the hosted providers that they come from ({@code docs/tags.md}). */
    public static final TagNames DEFAULT = new TagNames(Map.of(
        Tag.CAMPAIGN, parse("X-Posthorn-Campaign, X-Splio-ref, X-SMTPAPI:category, X-Mailgun-Tag[], X-PM-Tag, X-PM-Metadata-campaign, X-MC-Tags[],"
            + " X-SES-MESSAGE-TAGS:campaign"),
        Tag.CHANNEL, parse("X-Posthorn-Channel, X-Splio-canal, X-SES-CONFIGURATION-SET"),
        Tag.RECIPIENT_ID, parse("X-Posthorn-Recipient-Id, X-Splio-extid, X-SMTPAPI:unique_args.recipient_id, X-SMTPAPI:custom_args.recipient_id,"
            + " X-Mailgun-Variables:recipient_id, X-PM-Metadata-recipient-id, X-MC-Metadata:recipient_id, X-SES-MESSAGE-TAGS:recipient_id"),
        Tag.POOL, parse("X-Posthorn-Pool, X-Splio-pool"),
        Tag.MAILING, parse("X-Posthorn-Mailing, X-bm-mailing"),
        Tag.BYPASS_SUPPRESSION, parse("X-Posthorn-Bypass-Suppression, X-Splio-filteroff")));

    /** No tag is read. */
    public static final TagNames NONE = new TagNames(Map.of());

    private final Map<Tag, List<TagSource>> sources;

    /** @param sources a tag that is not there is not read */
    public TagNames(Map<Tag, List<TagSource>> sources) {
        Map<Tag, List<TagSource>> ordered = new EnumMap<>(Tag.class);
        ordered.putAll(sources);
        this.sources = Collections.unmodifiableMap(ordered);
    }

    /**
     * Reads what {@link TagSource} describes, with commas between.
     *
     * @throws IllegalArgumentException if one is no source
     */
    public static List<TagSource> parse(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).map(TagSource::parse).toList();
    }

    public List<TagSource> of(Tag tag) {
        return sources.getOrDefault(tag, List.of());
    }

    /** Every header field that is read. */
    public List<String> fields() {
        return sources.values().stream().flatMap(List::stream).map(TagSource::field).distinct().toList();
    }
}
