import type { Turn } from '../bot.js';
import type { TurnScope } from '../turn-scope.js';
import { passOn } from './person-side.js';

/** Tells the bridge figure of something that only a person can take in; nobody else is told. */
export async function tellPerson(turn: TurnScope, wish: NonNullable<Turn['forPerson']>): Promise<void> {
  const { memory, people } = turn;
  if (!people || memory.request === undefined || turn.message === '') return;
  const request = await people.handoff.requests.find(memory.request);
  if (!request) return;
  const live = request.state === 'accepted' && request.way === 'chat';
  const waiting = request.state === 'waiting' && wish.evenWaiting;
  if (!live && !waiting) return;
  await passOn(turn, people, request);
  if (live) wish.taken();
}
