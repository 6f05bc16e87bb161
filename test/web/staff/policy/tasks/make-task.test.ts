import type { EditorTask, UnansweredGroup } from '../../../../../src/staff/figures-types';
import { openTaskOfEntry, taskFromGroup, taskOfGroup } from '../../../../../web/staff/policy/tasks/make-task';

const group: UnansweredGroup = {
  id: 'g',
  language: 'nl',
  messages: 4,
  examples: ['waar koop ik een fiets', 'fiets kopen'],
  proposal: { entry: 'mobility/bicycle', title: 'Fietsen', confidence: 0.4 },
};
const task = (given: Partial<EditorTask>): EditorTask => ({
  id: 't',
  kind: 'missing-entry',
  status: 'open',
  text: '',
  entry: null,
  language: null,
  createdBy: 'a',
  createdAt: 0,
  changedAt: 0,
  answer: null,
  ...given,
});

test('a group becomes a task that quotes its examples, and is found again by it', () => {
  const made = taskFromGroup(group, 'missing-entry', 'Er is nog geen fiche:');
  expect(made).toEqual({
    kind: 'missing-entry',
    text: 'Er is nog geen fiche:\n“waar koop ik een fiets”\n“fiets kopen”',
    language: 'nl',
  });
  expect(taskOfGroup([task({ text: made.text, language: 'nl' })], group)?.id).toBe('t');
  expect(taskOfGroup([task({ text: made.text, language: 'fr' })], group)).toBeUndefined();
});

test('improving names the entry that comes nearest', () => {
  expect(taskFromGroup(group, 'improve-entry', 'x').entry).toBe('mobility/bicycle');
  expect(taskFromGroup({ ...group, proposal: null }, 'improve-entry', 'x')).not.toHaveProperty('entry');
});

test('a text is never longer than the server takes', () => {
  const long = { ...group, examples: ['a'.repeat(1500), 'b'.repeat(1500)] };
  expect(taskFromGroup(long, 'missing-entry', 'x').text).toHaveLength(2000);
});

test('an entry has a task as long as one is to be done', () => {
  const list = [task({ entry: 'a/b', status: 'done' }), task({ id: 'u', entry: 'a/c', status: 'taken' })];
  expect(openTaskOfEntry(list, 'a/b')).toBeUndefined();
  expect(openTaskOfEntry(list, 'a/c')?.id).toBe('u');
});
