import { tool } from '../../../tools/tool.ts';

export const used = tool;
