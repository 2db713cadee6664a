export const signNote = 'a later door';
