// While the server runs: if the embedded database dies under it (killed, out of
// memory), starts it again on the same port, so that the server's connections
// find it where it was. Until then the server answers that it is not ready.
import { isAlive } from './process-life.ts';

const everyMs = 500;
const afterFailureMs = 10_000;

/** Returns what ends the watch. `restart` gets the database up again and says its new process. */
export function watchDatabase(pid: number, restart: () => Promise<number>): () => void {
  let watched = pid;
  let busy = false;
  const free = () => {
    busy = false;
  };
  const timer = setInterval(() => {
    if (busy || isAlive(watched)) return;
    busy = true;
    restart().then(
      (fresh) => {
        watched = fresh;
        free();
      },
      (error: unknown) => {
        // Tried again in a while: the disk may have been full, say.
        process.stderr.write(`The database ended and could not be started again: ${String(error)}\n`);
        setTimeout(free, afterFailureMs).unref();
      },
    );
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
