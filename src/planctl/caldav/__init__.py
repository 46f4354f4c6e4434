"""A CalDAV collection (RFC 4791) brought to the state of plans: read, compared, written."""
