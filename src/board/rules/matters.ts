// What people may be told of a date. Apart from the schemas, since screens list them.
export const matters = ['cover', 'virtual', 'cancelled', 'moved', 'seat'] as const;
export type Matter = (typeof matters)[number];
