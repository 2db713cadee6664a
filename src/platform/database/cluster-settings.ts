// How the embedded PostgreSQL is set, given on its command line at each start so
// that nothing in the data folder can loosen it.

const always: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Its log must hold no health information: no statements, no values in
  // messages, and no errors that a client caused (they may quote what was typed).
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  logging_collector: 'off',
  // Short queries gain nothing from compiling.
  jit: 'off',
  // Two who want the same room at once meet in a deadlock; the sooner it is seen, the sooner one is tried again.
  deadlock_timeout: '50ms',
};

export const lastingSettings: Record<string, string> = {
  ...always,
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
};

/** For tests only: what is written may be lost when the machine stops, and it is quicker. */
export const testSettings: Record<string, string> = {
  ...always,
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
};
