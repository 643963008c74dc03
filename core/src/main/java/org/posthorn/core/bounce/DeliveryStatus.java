package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the text of a {@code message/delivery-status} part (RFC 3464 section 2): fields in groups, one about the message and one for each
 * recipient. Blank lines should part the groups, but some are missing and some too many; so a recipient's field begins a group too.
 */
final class DeliveryStatus {
    private static final int MAX_RECIPIENTS = 100;
    private static final int MAX_VALUE = 4000;

    private final List<DsnFields> groups = new ArrayList<>();
    private DsnFields group = new DsnFields();
    private String reportingMta;
    private boolean afterBlank;

    private DeliveryStatus() {
    }

    static List<DsnResult> read(byte[] part) {
        DeliveryStatus status = new DeliveryStatus();
        status.readLines(new String(part, UTF_8).split("\r?\n|\r"));
        return status.groups.stream().map(group -> group.result(status.reportingMta)).toList();
    }

    private void readLines(String[] lines) {
        StringBuilder field = new StringBuilder();
        for (String line : lines) {
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t') && !line.isBlank();
            if (folded && field.length() > 0) {
                field.append(' ').append(line.strip());
            } else {
                takeField(field.toString());
                field.setLength(0);
                field.append(line.strip());
                afterBlank |= line.isBlank();
            }
            field.setLength(Math.min(field.length(), MAX_VALUE));
        }
        takeField(field.toString());
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
        if (name.equals(DsnFields.FINAL) || name.equals(DsnFields.ORIGINAL)) {
            beginGroup(name);
        }
        group.add(name, value);
    }

    private void beginGroup(String name) {
        boolean another = group.has(name) || group.hasRecipient() && (afterBlank || group.hasOutcome());
        if (groups.isEmpty() || another) {
            group = new DsnFields();
            if (groups.size() < MAX_RECIPIENTS) {
                groups.add(group);
            }
        }
        afterBlank = false;
    }
}
