// What the server says when it refuses or breaks (RFC 9457), as an error that screens can show.
export type Problem = {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** A sentence that says what to do. */
  readonly detail: string;
  readonly requestId?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
};

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The problem behind an error; anything unknown becomes a plain sentence. Null for no error. */
export function problemIn(error: unknown): Problem | null {
  if (error === null || error === undefined) return null;
  if (error instanceof ProblemError) return error.problem;
  return {
    title: 'Something broke on this screen',
    status: 0,
    code: 'broken-here',
    detail: 'Reload the page. If it stays, tell your administrator.',
  };
}

/** The message of one field, to be handed to an input's `error`. */
export function fieldMessage(error: unknown, field: string): string | undefined {
  return problemIn(error)?.fields?.find((each) => each.field === field)?.message;
}
