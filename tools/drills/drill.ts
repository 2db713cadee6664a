// What a drill is.

export type Drill = {
  readonly summary: string;
  /** How often it does what it does, unless told otherwise. */
  readonly times: number;
  /** Whether the promise held. */
  readonly run: (how: { times: number; say: (sentence: string) => void }) => Promise<boolean>;
};
