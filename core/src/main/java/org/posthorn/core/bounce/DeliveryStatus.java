package org.posthorn.core.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the text of a {@code message/delivery-status} part (RFC 3464 section 2): fields in groups, one about the message and one for each
 * recipient. Blank lines should part the groups, but some are missing and some too many; so a recipient's field begins a group too.
 */
final class DeliveryStatus {
    private static final int MAX_RECIPIENTS = 100;
    private static final int MAX_LINES = 5000;
    private static final int MAX_VALUE = 4000;

    private final List<DsnFields> groups = new ArrayList<>();
    private DsnFields group = new DsnFields();
    private String reportingMta;

    private DeliveryStatus() {
    }

    static List<DsnRecipient> read(String text) {
        DeliveryStatus status = new DeliveryStatus();
        status.readLines(text.lines().limit(MAX_LINES).toList());
        return status.groups.stream().map(group -> group.recipient(status.reportingMta)).toList();
    }

    private void readLines(List<String> lines) {
        StringBuilder field = new StringBuilder();
        for (String line : lines) {
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t') && !line.isBlank();
            if (folded && field.length() > 0) {
                field.append(' ').append(line.strip());
            } else {
                takeField(field.toString());
                field.setLength(0);
                field.append(line.strip());
            }
            field.setLength(Math.min(field.length(), MAX_VALUE));
            if (line.isBlank()) {
                endGroup();
            }
        }
        takeField(field.toString());
        endGroup();
    }

    private void takeField(String field) {
        int colon = field.indexOf(':');
        if (colon < 1) {
            return;
        }
        String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = field.substring(colon + 1).strip();
        if (name.equals(DsnFields.REPORTING_MTA) && reportingMta == null) {
            reportingMta = value;
        }
        boolean recipient = name.equals(DsnFields.FINAL) || name.equals(DsnFields.ORIGINAL);
        if (recipient && (group.has(name) || group.isTold())) {
            endGroup();
        }
        group.add(name, value);
    }

    /** Fields without a recipient behind others are the rest of a group that a blank line broke. */
    private void endGroup() {
        if (group.hasRecipient() && groups.size() < MAX_RECIPIENTS) {
            groups.add(group);
        } else if (!group.hasRecipient() && !groups.isEmpty()) {
            groups.get(groups.size() - 1).addAll(group);
        }
        group = new DsnFields();
    }
}
