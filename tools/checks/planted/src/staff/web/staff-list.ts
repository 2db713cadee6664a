export const hiddenList = 'not on the door';
