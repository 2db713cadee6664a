// Where the public inputs for tests stand: a folder beside the checkout, or where EVENKEEL_SHARED_DATA says.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));

// A fresh clone made elsewhere still finds the folder beside the working checkout through the variable.
const folder = resolve(process.env['EVENKEEL_SHARED_DATA'] ?? resolve(checkout, '../shared/data'));

/** The path of one of the shared inputs; tests skip with a clear word when it is not there. */
export function sharedData(path: string): string {
  return resolve(folder, path);
}
