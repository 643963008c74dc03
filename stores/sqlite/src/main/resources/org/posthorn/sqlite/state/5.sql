-- The host name of the links and images in a domain's mail, where it is not the account's.
ALTER TABLE sending_domain ADD COLUMN tracking_host TEXT;
