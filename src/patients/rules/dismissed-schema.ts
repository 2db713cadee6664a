// Names in what somebody writes that were said not to mean a member of the group.
import { z } from 'zod';

export const dismissedNames = z
  .array(z.string().trim().min(1).max(200))
  .max(50, 'At most fifty names.')
  .default([]);
