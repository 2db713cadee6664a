export const stray = 'in no room';
