export const wish: { mode?: string } = { mode: undefined };
