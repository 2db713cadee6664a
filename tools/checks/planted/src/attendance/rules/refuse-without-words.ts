declare function refuse(code: string): string;

export const known = (): string => refuse('left-before-arriving');
export const unknown = (): string => refuse('nobody-wrote-words');
