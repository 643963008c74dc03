package org.posthorn.core.bounce;

/**
 * What a delivery status notification (RFC 3464) says of one recipient. Each part is null where the report does not say it.
 *
 * @param finalRecipient the address as the last server knew it, without its type
 * @param originalRecipient the address as the sender gave it, without its type, xtext decoded
 * @param action such as {@code failed} or {@code delayed}, in lower case
 * @param status the enhanced status code, without comment
 * @param diagnosticType such as {@code smtp}, in lower case
 * @param diagnosticText the diagnosis in one line
 * @param remoteMta the server that refused, without its type
 * @param reportingMta the server that reports, without its type
 */
public record DsnResult(String finalRecipient, String originalRecipient, String action, String status,
                        String diagnosticType, String diagnosticText, String remoteMta, String reportingMta) {
    /** Whether delivery to the recipient was given up. */
    public boolean isFailure() {
        return "failed".equals(action);
    }

    /** The recipient's address, preferably as the sender gave it; null if the report names none. */
    public String recipient() {
        return originalRecipient != null ? originalRecipient : finalRecipient;
    }
}
