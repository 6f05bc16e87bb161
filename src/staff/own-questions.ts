import type { Database, Transaction } from '../database/connection.js';
import { dayAfter, momentOf } from '../handoff/wall-clock.js';
import { amendQuestion, type HelpQuestion, recordQuestion, removeQuestion } from '../questions/register.js';
import type { OwnQuestion } from './register-types.js';
import { StaffError } from './route.js';

const DAY = 86_400_000;
/** How long it is known who registered what: long enough to correct it (docs/privacy.md). */
export const OWN_KEPT = 30 * DAY;

interface Row {
  readonly id: string;
  readonly own_asked_at: number | string;
  readonly theme: string | null;
  readonly entry: string | null;
  readonly language: string;
  readonly channel: string;
  readonly outcome: string;
  readonly barrier: string | null;
  readonly service: string | null;
  readonly municipality: string | null;
  readonly interpreter: boolean | number;
}

/**
 * Questions registered by hand. The register itself never knows who wrote a row; who did stands in a table of its own
 * for 30 days, so that a mistake can be corrected by the one who made it and by nobody else.
 */
export class OwnQuestions {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  /**
   * Registers a question, once: the same id again gives what is there, also when it was taken back meanwhile.
   *
   * @throws StaffError ID_TAKEN when somebody else has a question with this id
   */
  async add(account: string, id: string, question: HelpQuestion, askedAt: number): Promise<OwnQuestion> {
    return this.database.transaction(async (transaction) => {
      const taken: unknown[] = await transaction('staff_questions')
        .insert({ question_id: id, account_id: account, asked_at: askedAt, removed: false })
        .onConflict('question_id')
        .ignore()
        .returning('question_id');
      if (taken.length > 0) {
        const others = await transaction('help_questions').where({ id }).first('id');
        if (others) throw idTaken();
        await recordQuestion(transaction, id, question, askedAt);
      }
      const own = await transaction('staff_questions').where({ question_id: id, account_id: account }).first('removed');
      if (!own) throw idTaken();
      if (own.removed) return removedQuestion(id, question, askedAt);
      return this.#read(transaction, account, id);
    });
  }

  /** What an account registered on a day of the Belgian calendar, newest first. */
  async ofDay(account: string, day: string): Promise<OwnQuestion[]> {
    const rows: Row[] = await this.#own(this.database, account)
      .where('staff_questions.asked_at', '>=', momentOf(day, 0))
      .where('staff_questions.asked_at', '<', momentOf(dayAfter(day, 1), 0))
      .orderBy([
        { column: 'staff_questions.asked_at', order: 'desc' },
        { column: 'help_questions.id', order: 'asc' },
      ]);
    return rows.map(ownQuestion);
  }

  /**
   * Corrects an own question.
   *
   * @throws StaffError NOT_FOUND
   */
  async change(
    account: string,
    id: string,
    changesOf: (current: OwnQuestion) => Partial<HelpQuestion>,
  ): Promise<OwnQuestion> {
    return this.database.transaction(async (transaction) => {
      const current = await this.#read(transaction, account, id);
      await amendQuestion(transaction, id, changesOf(current));
      return this.#read(transaction, account, id);
    });
  }

  /**
   * Takes an own question back; again changes nothing.
   *
   * @throws StaffError NOT_FOUND
   */
  async remove(account: string, id: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const marked = await transaction('staff_questions')
        .where({ question_id: id, account_id: account })
        .where('asked_at', '>', this.now() - OWN_KEPT)
        .update({ removed: true });
      if (marked === 0) throw notFound();
      await removeQuestion(transaction, id);
    });
  }

  async eraseOld(): Promise<void> {
    await this.database('staff_questions')
      .where('asked_at', '<=', this.now() - OWN_KEPT)
      .delete();
  }

  async #read(transaction: Transaction, account: string, id: string): Promise<OwnQuestion> {
    const row: Row | undefined = await this.#own(transaction, account).where('help_questions.id', id).first();
    if (!row) throw notFound();
    return ownQuestion(row);
  }

  #own(database: Database | Transaction, account: string) {
    return database('staff_questions')
      .join('help_questions', 'help_questions.id', 'staff_questions.question_id')
      .where({ account_id: account, removed: false })
      .where('staff_questions.asked_at', '>', this.now() - OWN_KEPT)
      .select('help_questions.*', 'staff_questions.asked_at as own_asked_at');
  }
}

function ownQuestion(row: Row): OwnQuestion {
  const { id, theme, entry, language, channel, outcome, barrier, service, municipality } = row;
  return {
    ...{ id, theme, entry, language, channel, outcome, barrier, service, municipality },
    askedAt: Number(row.own_asked_at),
    interpreter: Boolean(row.interpreter),
  };
}

function removedQuestion(id: string, question: HelpQuestion, askedAt: number): OwnQuestion {
  const { language, channel, outcome } = question;
  return {
    ...{ id, askedAt, language, channel, outcome },
    theme: question.theme ?? null,
    entry: question.entry ?? null,
    barrier: question.barrier ?? null,
    service: question.service ?? null,
    municipality: question.municipality ?? null,
    interpreter: question.interpreter ?? false,
    removed: true,
  };
}

function idTaken(): StaffError {
  return new StaffError(409, 'ID_TAKEN', 'There is another question with this id: register it anew', 'id');
}

function notFound(): StaffError {
  return new StaffError(404, 'NOT_FOUND', 'You have no such question, or it is older than 30 days');
}
