// A process of its own that works on waiting files, for tests that kill it in the middle.
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { openDatabase } from '#platform/database/database.ts';
import { workOnFiles } from '../../interop/server/work-on-files.ts';

const [, , address = '', organizationId = '', now = ''] = process.argv;
const database = openDatabase(address, 3);
process.send?.('begun');
await workOnFiles({ database, organizationId: organizationId as OrganizationId, now: () => now as Instant });
await database.close();
