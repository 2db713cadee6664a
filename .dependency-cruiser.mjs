// For `node_modules/.bin/depcruise src` by hand and for editors. `npm run check` uses the same rules through
// tools/checks/imports.ts, which also sees to it that every file was read.
import { cruiseOptions, importRules } from './tools/checks/import-rules.ts';

export default { forbidden: importRules, options: cruiseOptions };
