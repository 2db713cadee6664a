/** Builds the browser's half when something it is made of has changed. */
export function buildWeb(): Promise<void>;
