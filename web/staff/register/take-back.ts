import type { NewQuestion } from '../../../src/staff/register-types.js';
import { api } from '../api.js';
import { useErrorText } from '../parts/error-text.js';
import { useToast } from '../parts/toasts.js';
import { useTexts } from '../texts/texts.js';
import { useQueue } from './queue-provider.js';
import { dropped } from './register-events.js';

/**
 * Takes back a question, whether it has been sent or waits. That, too, can be undone: it is registered again under a
 * new id, since what was taken back stays taken back.
 *
 * @returns a function that says whether it is gone
 */
export function useTakeBack(): (id: string, question: NewQuestion | undefined) => Promise<boolean> {
  const { t } = useTexts();
  const queue = useQueue();
  const toast = useToast();
  const say = useErrorText();
  return async (id, question) => {
    try {
      if (!(await queue.withdraw(id))) await api.delete(`questions/${id}`);
      dropped.tell(id);
      const undo = question && (() => void queue.add({ ...question, id: crypto.randomUUID() }));
      toast({ text: t('register.takenBack'), ...(undo ? { undo } : {}) });
      return true;
    } catch (error) {
      toast({ text: say(error), tone: 'bad' });
      return false;
    }
  };
}
