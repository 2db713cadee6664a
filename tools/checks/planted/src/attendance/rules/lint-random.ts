export const drawn = Math.random();
