// What the server tells V8. By default V8 takes what the machine offers: on one with much memory it keeps 130 MB for
// young values alone and lets the rest grow fourfold before it looks. These bounds halve what the server holds under
// load and cost nothing that can be measured (docs/performance.md).

const youngMegabytes = 16;
const usualMegabytes = 768;
const fewestMegabytes = 256;

/** The flags of the server's process; EVENKEEL_MEMORY_MB sets how far its memory may grow. */
export function serverFlags(env = process.env) {
  const asked = env.EVENKEEL_MEMORY_MB ?? String(usualMegabytes);
  if (!/^\d{1,6}$/.test(asked) || Number(asked) < fewestMegabytes)
    throw new Error(`EVENKEEL_MEMORY_MB must be a number of megabytes, at least ${fewestMegabytes}.`);
  return [`--max-semi-space-size=${youngMegabytes}`, `--max-old-space-size=${Number(asked)}`];
}
