package org.posthorn.core.bounce;

/**
 * What a delivery status notification (RFC 3464) says of one recipient. Each part is null where the report does not say it.
 *
 * @param finalRecipient the address as the last server knew it, without its type
 * @param originalRecipient the address as the sender gave it, without its type, xtext decoded
 * @param action such as {@code failed} or {@code delayed}, in lower case
 * @param status the enhanced status code, without comment
 * @param comment what stands behind the status
 * @param diagnostic the diagnosis in one line, without its type
 * @param remoteMta the server that refused, without its type
 * @param reportingMta the server that reports, without its type
 */
record DsnRecipient(String finalRecipient, String originalRecipient, String action, String status, String comment, String diagnostic,
                    String remoteMta, String reportingMta) {
    DsnRecipient of(String recipient) {
        return new DsnRecipient(finalRecipient, recipient, action, status, comment, diagnostic, remoteMta, reportingMta);
    }

    /** The recipient's address, preferably as the sender gave it; null if the report names none. */
    String recipient() {
        return originalRecipient != null ? originalRecipient : finalRecipient;
    }

    /** By the action, and where that is missing or unknown by the status. */
    ReturnKind kind() {
        String known = action == null ? "" : action;
        return switch (known) {
            case "delivered", "deliverable" -> ReturnKind.SUCCESS;
            case "relayed", "expanded" -> ReturnKind.RELAYED;
            case "delayed", "delay" -> ReturnKind.DELAY;
            case "failed", "failure", "fail", "expired" -> ReturnKind.FAILURE;
            default -> status != null && status.startsWith("2.") ? ReturnKind.SUCCESS : ReturnKind.FAILURE;
        };
    }
}
