export const stray = 'in no slice';
