export const hidden = 'not on the door';
export type Found = { id: string };
