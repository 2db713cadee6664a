// What a command is, and how it speaks: sentences for a person, one JSON value with --json.
import { parseArgs, type ParseArgsConfig } from 'node:util';

export type Terminal = {
  /** A sentence on the way; nothing with --json. */
  say(sentence: string): void;
  /** The answer: sentences for a person, or with --json the value. */
  answer(sentences: string | readonly string[], value: object): void;
};

/** How a command ends: done, refused with its reason, or used wrongly. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  readonly name: string;
  /** How it is typed, such as `backup FILE [--json]`. */
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
};

/** The command was typed wrongly: shown with its usage. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}

/** The command will not do this, for a reason a person can put right. */
export class CommandRefused extends Error {
  override name = 'CommandRefused';
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<Given extends Options> = ReturnType<typeof parseArgs<{ options: Given; allowPositionals: true }>>;

/** Reads options and operands; `--json` is known to every command and taken off before. */
export function readArguments<Given extends Options>(
  args: readonly string[],
  options: Given,
  operands: { least: number; most: number },
): Parsed<Given> {
  let parsed: Parsed<Given>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new WrongUsage((error as Error).message, { cause: error });
  }
  const given = parsed.positionals.length;
  if (given < operands.least) throw new WrongUsage('Something is missing.');
  if (given > operands.most) throw new WrongUsage(`"${parsed.positionals[operands.most]}" is one too many.`);
  return parsed;
}

export function openTerminal(asJson: boolean): Terminal {
  return {
    say: (sentence) => {
      if (!asJson) process.stderr.write(`${sentence}\n`);
    },
    answer: (sentences, value) => {
      process.stdout.write(`${asJson ? JSON.stringify(value) : [sentences].flat().join('\n')}\n`);
    },
  };
}
