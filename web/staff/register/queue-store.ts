import { createStore, del, get, set, values } from 'idb-keyval';
import type { Catalogue } from '../../../src/staff/register-types.js';
import type { QueuedQuestion, QueueStore } from './queue.js';

/** IndexedDB of this device. Questions hold no name and no text: a theme, a language, an outcome. */
const questions = createStore('wegwijzer-staff-questions', 'rows');
const catalogues = createStore('wegwijzer-staff-catalogue', 'rows');

export const queueStore: QueueStore = {
  all: () => values<QueuedQuestion>(questions),
  put: (row) => set(row.question.id, row, questions),
  remove: (id) => del(id, questions),
};

/** What the register chooses from, for when there is no connection; nothing personal. */
export const catalogueStore = {
  read: (account: string) => get<Catalogue>(account, catalogues),
  keep: (account: string, catalogue: Catalogue) => set(account, catalogue, catalogues),
};
