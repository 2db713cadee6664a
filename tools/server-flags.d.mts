/** The flags of the server's process. */
export function serverFlags(env?: NodeJS.ProcessEnv): string[];
