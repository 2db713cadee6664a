export const named = 'not kebab-case';
