export const answer = fetch;
