export const world = 'made for tests';
