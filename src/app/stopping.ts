// Ends the process once, whoever asks and however often: Ctrl C, the system, or
// the start script having gone.

const patienceMs = 25_000;

/**
 * `stop` ends everything in its order. A second wish to stop changes nothing.
 * The answer tells whether stopping has begun: what then fails, fails because of it.
 */
export function stopOnRequest(stop: () => Promise<void>): () => boolean {
  let stopping = false;
  const end = (why: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`Stopping (${why}) ...`);
    // Something that never closes must not keep the process.
    setTimeout(() => process.exit(1), patienceMs).unref();
    stop().then(
      () => {
        console.log('Stopped.');
        process.exit(0);
      },
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  // The start script holds a channel open; it closes even when that script is killed outright.
  if (process.connected) process.once('disconnect', () => end('the start script has ended'));
  return () => stopping;
}
