export const note = 'a later slice';
