// The kinds of contacts, apart from their schemas: screens need the words and not what checks them.

export const contactKinds = ['phone', 'email', 'post'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** What may be said to whoever answers or reads, from the least to the most. */
export const sayings = ['nothing', 'name', 'clinic', 'everything'] as const;
export type Saying = (typeof sayings)[number];
