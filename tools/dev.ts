// `npm run dev`: the server, started again when its sources change, beside screens that are built again when theirs do.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));

const children: ChildProcess[] = [
  spawn(process.execPath, [vite, 'build', '--watch'], { cwd: checkout, stdio: 'inherit' }),
  spawn(
    process.execPath,
    ['--watch-path=src', '--watch-path=db', '--watch-preserve-output', 'src/app/main.ts'],
    {
      cwd: checkout,
      stdio: 'inherit',
    },
  ),
];

// Whichever ends takes the other along; Ctrl C reaches both from the terminal.
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM');
    process.exitCode = code ?? 1;
  });
}
