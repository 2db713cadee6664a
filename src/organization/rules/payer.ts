// A payer of the house's list: input that form and route share, and answers.
import { z } from 'zod';
import { payerKinds } from './payer-kinds.ts';

export const payerSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the payer the name that staff say.').max(120),
  kind: z.enum(payerKinds),
});
export type PayerInput = z.output<typeof payerSchema>;
export const changePayerSchema = z.strictObject({
  ...payerSchema.shape,
  /** Whether people are still given it. */
  isUsed: z.boolean(),
});

export const payerList = z.object({
  payers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(payerKinds),
      retiredOn: z.string().nullable(),
    }),
  ),
  /** Whether the asker's roles keep the list. */
  mayKeep: z.boolean(),
});
export type PayerList = z.output<typeof payerList>;
export type Payer = PayerList['payers'][number];
export const payerNamed = z.object({ payerId: z.string() });
