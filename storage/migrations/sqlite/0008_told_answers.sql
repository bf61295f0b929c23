-- What the host told people to send for an option, where that is not its key: 1 for 同意, Y, 要.
ALTER TABLE poll_option ADD COLUMN answer TEXT NOT NULL DEFAULT '';
