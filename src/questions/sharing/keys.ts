import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../database/connection.js';

interface KeyRow {
  readonly id: string;
  readonly organisation: string;
  readonly municipality: string | null;
  readonly created_at: string | number;
  readonly last_used_at: string | number | null;
}

/** A key as admins see it. */
export interface StoredKey {
  readonly id: string;
  readonly organisation: string;
  readonly municipality: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** Begins every key, so that one that was leaked is recognised for what it is. */
const PREFIX = 'wwf_';
/** Last use is noted to the hour: a write for every call would be too many. */
const HOUR = 3_600_000;

/** Keys of organisations for the public API of figures. 256 random bits need no slow hash. */
export class FigureKeys {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  /** @returns the key itself, which is not stored and cannot be shown again */
  async make(organisation: string, municipality: string | undefined): Promise<StoredKey & { readonly key: string }> {
    const key = PREFIX + randomBytes(32).toString('base64url');
    const row: KeyRow = {
      id: randomUUID(),
      organisation,
      municipality: municipality ?? null,
      created_at: this.now(),
      last_used_at: null,
    };
    await this.database('figure_keys').insert({ ...row, hash: hashOf(key) });
    return { ...keyOf(row), key };
  }

  async list(): Promise<StoredKey[]> {
    const rows: KeyRow[] = await this.database('figure_keys').orderBy('created_at').orderBy('id');
    return rows.map(keyOf);
  }

  /** @returns the key that was revoked; undefined = there was none */
  async revoke(id: string): Promise<StoredKey | undefined> {
    const row: KeyRow | undefined = await this.database('figure_keys').where({ id }).first();
    // of two at once one revokes it
    const gone = await this.database('figure_keys').where({ id }).delete();
    return row && gone > 0 ? keyOf(row) : undefined;
  }

  /** Whose key it is; undefined = nobody's. */
  async find(key: string): Promise<StoredKey | undefined> {
    if (!key.startsWith(PREFIX)) return undefined;
    const row: KeyRow | undefined = await this.database('figure_keys')
      .where({ hash: hashOf(key) })
      .first();
    if (!row) return undefined;
    const now = this.now();
    if (Number(row.last_used_at ?? 0) < now - HOUR) {
      await this.database('figure_keys').where({ id: row.id }).update({ last_used_at: now });
    }
    return keyOf(row);
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function keyOf(row: KeyRow): StoredKey {
  const { id, organisation, municipality, created_at, last_used_at } = row;
  return {
    id,
    organisation,
    municipality,
    createdAt: Number(created_at),
    lastUsedAt: last_used_at === null ? null : Number(last_used_at),
  };
}
