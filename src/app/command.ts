// `npm run -s evenkeel -- <command>`: finds the command, runs it, and ends with 0 when it is done,
// 1 when it was refused, 2 when it was typed wrongly.
import { BackupRefused } from '#platform/backup/backup-refused.ts';
import { StartRefused } from '#platform/config/start-refused.ts';
import { commands } from './command-list.ts';
import { CommandRefused, openTerminal, WrongUsage, type Command, type ExitCode } from './terminal.ts';

async function main(args: readonly string[]): Promise<ExitCode> {
  const asJson = args.includes('--json');
  const [name = 'help', ...rest] = args.filter((arg) => arg !== '--json');
  if (name === 'help' || name === '--help') return help(await loadAll(), asJson);
  const command = await commands.find((one) => one.name === name)?.load();
  if (command === undefined) {
    return refused(asJson, {
      code: 2,
      reason: `There is no command "${name}".`,
      advice: listOf(await loadAll()),
    });
  }
  try {
    return await command.run(rest, openTerminal(asJson));
  } catch (error) {
    if (error instanceof WrongUsage)
      return refused(asJson, { code: 2, reason: error.message, advice: `Usage: ${typed(command)}` });
    if (isRefusal(error)) return refused(asJson, { code: 1, reason: error.message });
    throw error;
  }
}

function loadAll(): Promise<Command[]> {
  return Promise.all(commands.map((one) => one.load()));
}

function help(all: readonly Command[], asJson: boolean): ExitCode {
  const value = { commands: all.map(({ name, usage, summary }) => ({ name, usage, summary })) };
  openTerminal(asJson).answer(
    ['Evenkeel runs an Intensive Outpatient Program. Start it with: npm start', '', listOf(all)],
    value,
  );
  return 0;
}

function listOf(all: readonly Command[]): string {
  const width = Math.max(...all.map((command) => command.usage.length));
  const lines = all.map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`);
  return [
    'Commands, each typed as: npm run -s evenkeel -- <command>',
    `  ${'help'.padEnd(width)}  Lists the commands.`,
    ...lines,
    'Each takes --json for machines, and ends with 0 when done, 1 when refused, 2 when typed wrongly.',
  ].join('\n');
}

function isRefusal(error: unknown): error is Error {
  return [CommandRefused, StartRefused, BackupRefused].some((kind) => error instanceof kind);
}

function typed(command: Command): string {
  return `npm run -s evenkeel -- ${command.usage}`;
}

function refused(asJson: boolean, why: { code: 1 | 2; reason: string; advice?: string }): ExitCode {
  if (asJson) process.stdout.write(`${JSON.stringify({ refused: why.reason })}\n`);
  else process.stderr.write(`${[why.reason, why.advice].filter((line) => line !== undefined).join('\n')}\n`);
  return why.code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
