export const drawer = 'a drawer';
