import { useState } from 'preact/hooks';
import type { EditorTask, NewEditorTask } from '../../../../src/staff/figures-types.js';
import { api } from '../../api.js';
import { useErrorText } from '../../parts/error-text.js';
import { useToast } from '../../parts/toasts.js';
import { useTexts } from '../../texts/texts.js';
import { type Loading, useLoad } from '../../use-load.js';

export interface Tasks {
  readonly loading: Loading<readonly EditorTask[]>;
  readonly list: readonly EditorTask[];
  /** Id given to `add` while it is under way. */
  readonly busy: string | undefined;
  /** Makes a task and says so. @param id of what the task is made from */
  readonly add: (task: NewEditorTask, id: string) => Promise<boolean>;
}

/** The editor's list, and making a task in one press. */
export function useTasks(): Tasks {
  const { t } = useTexts();
  const toast = useToast();
  const say = useErrorText();
  const [busy, setBusy] = useState<string>();
  const loading = useLoad((signal) => api.get<readonly EditorTask[]>('figures/tasks', { signal }), []);
  async function add(task: NewEditorTask, id: string): Promise<boolean> {
    setBusy(id);
    try {
      const made = await api.post<EditorTask>('figures/tasks', task);
      loading.replace((tasks) => [made, ...tasks]);
      toast({ text: t('tasks.made') });
      return true;
    } catch (error) {
      toast({ text: say(error), tone: 'bad' });
      return false;
    } finally {
      setBusy(undefined);
    }
  }
  return { loading, list: loading.data ?? [], busy, add };
}
