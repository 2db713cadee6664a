import { check } from 'fast-check';

export const checked = check;
