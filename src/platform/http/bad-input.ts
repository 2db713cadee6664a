// What a client sent wrongly, as one message for each field. Values never come back in it.
import type { FastifySchemaCompiler } from 'fastify';
import { hasZodFastifySchemaValidationErrors, validatorCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';

export type BadInput = Error & { statusCode?: number };

/** Whether an error means that the request itself was wrong, not that we broke. */
export function isBadInput(error: unknown): error is BadInput {
  if (hasZodFastifySchemaValidationErrors(error)) return true;
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}

/**
 * The name of the first field that holds NUL, the one character PostgreSQL cannot keep; null when none does.
 * Looked for here once, so that no schema can forget it.
 */
export function fieldWithNul(input: unknown, name = ''): string | null {
  if (typeof input === 'string') return input.includes('\u0000') ? name : null;
  if (typeof input !== 'object' || input === null) return null;
  for (const [key, value] of Object.entries(input)) {
    const found = fieldWithNul(value, name === '' ? key : `${name}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** One message for each field of a request that did not fit its schema. */
export function fieldMessages(error: unknown): { field: string; message: string }[] {
  if (!hasZodFastifySchemaValidationErrors(error)) return [];
  return error.validation.map((fault) => ({
    field: fault.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: fault.message ?? 'is not right',
  }));
}

/**
 * Compares input with its schema. A value that only pretends to be text, such as an object with a length of its own,
 * makes a check throw instead of answering: that is wrong input as well, and nothing of ours broke.
 */
export const inputValidator: FastifySchemaCompiler<z.ZodType> = (route) => {
  const validate = validatorCompiler(route);
  return (input: unknown) => {
    try {
      return validate(input);
    } catch {
      return { error: Object.assign(new Error('is not right'), { statusCode: 400 }) };
    }
  };
};
