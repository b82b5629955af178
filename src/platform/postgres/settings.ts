/**
 * How the embedded server is set. Given on its command line, so that they win over every file in the data folder.
 *
 * The log is written to disk in clear and is not covered by erasure, so nothing that a statement holds may get there:
 * no statements, no parameters, no DETAIL lines (a unique violation quotes the row). `log_min_messages=log` leaves out
 * WARNING and ERROR, because their first line can quote a value too ("invalid input syntax for type uuid: ...");
 * the session that made the error still gets it in full. What the server says about itself (crashes, recovery) ranks
 * as LOG and stays. The price: an error in autovacuum is not logged; watch pg_stat_database.checksum_failures.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  cluster_name: 'obhut',
  max_connections: '40',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  TimeZone: 'UTC',

  // What a user was told is saved is on disk.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_writer_delay: '20ms',
  // Old log files go instead of being renamed and written over piece by piece: what was erased leaves the disk with the
  // second checkpoint after it, not some day.
  wal_recycle: 'off',

  shared_buffers: '256MB',
  // Short queries: compiling them costs more than it saves.
  jit: 'off',
  // Solid-state disks; the default of 4 is for spinning ones and keeps the planner from using indexes.
  random_page_cost: '1.1',

  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_connections: '',
  log_disconnections: 'off',
  log_checkpoints: 'off',
  log_lock_waits: 'off',
  log_temp_files: '-1',
  log_autovacuum_min_duration: '-1',
  debug_print_parse: 'off',
  debug_print_rewritten: 'off',
  debug_print_plan: 'off',
};

/** `-c name=value` for each setting; later ones (the caller's) replace ours. */
export function settingArguments(overrides: Record<string, string> = {}): string[] {
  return Object.entries({ ...SETTINGS, ...overrides }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * The environment of every database process. Not ours: /proc shows it to the account that the server runs as,
 * and ours may hold secrets; PGDATA, PGPORT and the like would change what the server does.
 */
export function plainEnvironment(): Record<string, string> {
  const { PATH = '/usr/local/bin:/usr/bin:/bin', SystemRoot, TEMP } = process.env;
  const windows = process.platform === 'win32' ? { SystemRoot, TEMP } : {};
  return { PATH, LC_ALL: 'C', TZ: 'UTC', ...(windows as Record<string, string>) };
}
