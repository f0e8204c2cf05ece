import { existsSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';

const retentionSeconds = 24 * 60 * 60;

/**
 * Deletes stream records older than a day and creates the two indexes without which each write scans all
 * records. Call it only while no engine runs on the file, because this library ignores the engine's locks.
 * Returns false when the engine has not created its tables yet.
 */
export function pruneStreamRecords(databaseFile: string, now: Date = new Date()): boolean {
  if (!existsSync(databaseFile)) return false;
  const database = new sqlite.Database(databaseFile);
  try {
    // The file is in WAL mode. This library has no shared memory for it and, as the only user, needs none.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    const table = database.get(
      `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_stream_records'`,
    );
    if (table === null) return false;
    database.exec(`
      CREATE INDEX IF NOT EXISTS conversations_by_sequence
        ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
      CREATE INDEX IF NOT EXISTS conversations_by_shard
        ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER));`);
    // The engine numbers a record "highest remaining number plus one". Without the newest record it would
    // start again at 1, below every checkpoint, and new records would be skipped.
    database.run(
      `DELETE FROM _stream_records AS old WHERE created_at < ? AND EXISTS (
         SELECT 1 FROM _stream_records AS newer WHERE newer.table_name = old.table_name
           AND CAST(newer.sequence_number AS INTEGER) > CAST(old.sequence_number AS INTEGER))`,
      Math.floor(now.getTime() / 1000) - retentionSeconds,
    );
    return true;
  } finally {
    database.close();
  }
}
