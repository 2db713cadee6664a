// What @types/pg leaves out: how pg turns a value into what it sends.
declare module 'pg/lib/utils.js' {
  const utils: { prepareValue(value: unknown): string | Buffer | null };
  export default utils;
}
