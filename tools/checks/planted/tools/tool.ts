export const tool = 'a tool';
