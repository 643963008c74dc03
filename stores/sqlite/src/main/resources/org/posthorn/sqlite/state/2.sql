-- What an account sets is JSON from now on; what is absent in it is the profile's. Accounts made before had no rules for messages.
ALTER TABLE account ADD COLUMN profile TEXT NOT NULL DEFAULT 'DEFAULT';
ALTER TABLE account ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
UPDATE account SET settings = json_object(
    'limits', json_object('maxMessageSize', max_message_size, 'maxRecipientsPerMessage', max_recipients),
    'rules', json_object('messageId', json('false'), 'singleTo', json('false'), 'singleFrom', json('false'), 'noCcBcc', json('false'),
        'subject', json('false'), 'singleReplyTo', json('false'), 'mailingCode', json('false'), 'envelope', 'ANY', 'noReturnPath', json('false')),
    'foreignSenderDomain', foreign_sender,
    'bounceLimits', json_object('hard', hard_limit, 'soft', soft_limit),
    'retention', retention_seconds);
ALTER TABLE account DROP COLUMN max_message_size;
ALTER TABLE account DROP COLUMN max_recipients;
ALTER TABLE account DROP COLUMN foreign_sender;
ALTER TABLE account DROP COLUMN hard_limit;
ALTER TABLE account DROP COLUMN soft_limit;
ALTER TABLE account DROP COLUMN retention_seconds;
