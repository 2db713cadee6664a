// The server's clock, going on from its last answer: the demonstration may run at another time than this computer.
import { useEffect, useState } from 'react';

/** The instant now, as the server counts, from the `now` it answered; renewed every half minute. */
export function useServerNow(answered: string): string {
  const [at, setAt] = useState(() => ({ answered, since: performance.now(), now: answered }));
  useEffect(() => {
    const since = performance.now();
    const from = new Date(answered).getTime();
    const tick = () =>
      setAt({ answered, since, now: new Date(from + performance.now() - since).toISOString() });
    const timer = setInterval(tick, 30_000);
    tick();
    return () => clearInterval(timer);
  }, [answered]);
  return at.answered === answered ? at.now : answered;
}
