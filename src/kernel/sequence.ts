// How often something was changed: a client says what it saw last, so that nobody overwrites what they have not seen.

/** The largest sequence, revision or version a client may send: far below what the database's whole numbers hold. */
export const lastSequence = 1_000_000_000;
