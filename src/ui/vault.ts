// What must survive a killed browser: kept in this browser, encrypted under a key that no script can take out, until its
// owner says that it is safe elsewhere, or somebody signs out. On a device that several people share nothing is kept.
// Each tab keeps its own; what a tab that is gone left behind is taken over by the next one that asks.
import { isSharedDevice } from './shared-device.ts';

const databaseName = 'evenkeel-vault';
type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer };

const tab = crypto.randomUUID();
// Held as long as this tab lives.
void navigator.locks.request(lockOf(tab), () => new Promise<never>(neverEnds));

function neverEnds(): void {
  // The lock goes with the tab.
}

function lockOf(ofTab: string): string {
  return `evenkeel-tab-${ofTab}`;
}

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('keys');
      request.result.createObjectStore('kept');
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps nothing.')));
  });
  return opening;
}

function answered<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('The browser did not answer.')),
    );
  });
}

async function storeOf(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction('kept', mode).objectStore('kept');
}

// Made once for each browser. The first that was made stays, whichever tab made it.
async function sealingKey(): Promise<CryptoKey> {
  const database = await open();
  const read = (): Promise<CryptoKey | undefined> =>
    answered(
      database.transaction('keys').objectStore('keys').get('key') as IDBRequest<CryptoKey | undefined>,
    );
  const found = await read();
  if (found !== undefined) return found;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await answered(database.transaction('keys', 'readwrite').objectStore('keys').add(made, 'key')).catch(
    () => undefined,
  );
  return (await read()) ?? made;
}

const turns = new Map<string, number>();

function nextTurn(name: string): number {
  const turn = (turns.get(name) ?? 0) + 1;
  turns.set(name, turn);
  return turn;
}

/** Keeps a value under a name; a newer value takes its place, however long this one takes. */
export async function keepInVault(name: string, value: unknown): Promise<void> {
  const turn = nextTurn(name);
  if (isSharedDevice()) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(), text);
  const store = await storeOf('readwrite');
  if (turns.get(name) === turn) await answered(store.put({ iv, sealed } satisfies Sealed, `${name} ${tab}`));
}

/** Forgets what this tab kept under a name. */
export async function forgetInVault(name: string): Promise<void> {
  nextTurn(name);
  if (isSharedDevice()) return;
  await answered((await storeOf('readwrite')).delete(`${name} ${tab}`));
}

/** What tabs that are gone left under a name; `forget` erases it there. */
export async function leftInVault<Value>(
  name: string,
): Promise<{ readonly values: readonly Value[]; readonly forget: () => Promise<void> }> {
  if (isSharedDevice()) return { values: [], forget: () => Promise.resolve() };
  const alive = new Set((await navigator.locks.query()).held?.map((lock) => lock.name));
  const keys = await answered((await storeOf('readonly')).getAllKeys());
  const left = keys.filter(
    (key): key is string =>
      typeof key === 'string' && key.startsWith(`${name} `) && !alive.has(lockOf(key.slice(name.length + 1))),
  );
  const values: Value[] = [];
  for (const key of left) {
    const kept = await answered((await storeOf('readonly')).get(key) as IDBRequest<Sealed | undefined>);
    if (kept !== undefined) values.push(...(await unsealed<Value>(kept)));
  }
  return {
    values,
    forget: async () => {
      for (const key of left) await answered((await storeOf('readwrite')).delete(key));
    },
  };
}

async function unsealed<Value>({ iv, sealed }: Sealed): Promise<Value[]> {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await sealingKey(), sealed);
    return [JSON.parse(new TextDecoder().decode(text)) as Value];
  } catch {
    // Sealed under a key that was erased since: nobody can read it any more.
    return [];
  }
}

/** Erases everything kept in this browser, and the key with it: on signing out. */
export async function eraseVault(): Promise<void> {
  const both = (await open()).transaction(['kept', 'keys'], 'readwrite');
  both.objectStore('kept').clear();
  await answered(both.objectStore('keys').clear());
}
