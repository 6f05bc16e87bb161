import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/connection.js';
import { redact } from '../redact.js';
import type { EditorTask, NewEditorTask, NewsItem, TaskStatus } from './types.js';

interface TaskRow {
  readonly id: string;
  readonly kind: EditorTask['kind'];
  readonly status: TaskStatus;
  readonly text: string;
  readonly entry: string | null;
  readonly language: string | null;
  readonly created_by: string;
  readonly created_at: string | number;
  readonly changed_at: string | number;
  readonly answer: string | null;
}

/** What bridge figures are told of. */
const NEWS = 30;

/** The list of editors: what the figures ask of the knowledge base. */
export class EditorTasks {
  constructor(private readonly database: Database) {}

  /** Open ones first, then by when they changed. */
  async list(): Promise<EditorTask[]> {
    const rows: TaskRow[] = await this.database('editor_tasks').orderBy('changed_at', 'desc').orderBy('id').limit(500);
    const order: readonly TaskStatus[] = ['open', 'taken', 'done', 'declined'];
    return rows.map(taskOf).sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  }

  async add(task: NewEditorTask, by: string, now: number): Promise<EditorTask> {
    const row = {
      id: randomUUID(),
      kind: task.kind,
      status: 'open' as const,
      text: redact(task.text),
      entry: task.entry ?? null,
      language: task.language ?? null,
      created_by: by,
      created_at: now,
      changed_at: now,
      answer: null,
    };
    await this.database('editor_tasks').insert(row);
    return taskOf(row);
  }

  /** @returns undefined when there is no such task */
  async change(
    id: string,
    changes: { status?: TaskStatus | undefined; entry?: string | undefined; answer?: string | undefined },
    now: number,
  ): Promise<EditorTask | undefined> {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const [row] = await this.database('editor_tasks')
      .where({ id })
      .update({ ...given, changed_at: now })
      .returning<TaskRow[]>('*');
    return row && taskOf(row);
  }

  /** "You asked, we added": tasks that were done with an entry, newest first. */
  async news(): Promise<NewsItem[]> {
    const rows: TaskRow[] = await this.database('editor_tasks')
      .where({ status: 'done' })
      .whereNotNull('entry')
      .orderBy('changed_at', 'desc')
      .orderBy('id')
      .limit(NEWS);
    return rows.map(({ id, text, entry, changed_at }) => ({
      task: id,
      text,
      entry: entry ?? '',
      doneAt: Number(changed_at),
    }));
  }
}

function taskOf(row: TaskRow): EditorTask {
  const { id, kind, status, text, entry, language, answer } = row;
  return {
    id,
    kind,
    status,
    text,
    entry,
    language,
    createdBy: row.created_by,
    createdAt: Number(row.created_at),
    changedAt: Number(row.changed_at),
    answer,
  };
}
