import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { EditorTask } from '../../../../src/staff/figures-types.js';
import { api } from '../../api.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { useErrorText } from '../../parts/error-text.js';
import { useToast } from '../../parts/toasts.js';
import type { Names } from '../../register/catalogue.js';
import { useAccount } from '../../session/session-provider.js';
import { useFormats } from '../../texts/formats.js';
import { useTexts } from '../../texts/texts.js';
import { DeclineDialog } from './decline-dialog.js';
import { DoneDialog } from './done-dialog.js';

const TONES = { open: 'sun', taken: 'plain', done: 'good', declined: 'plain' } as const;

/** A task; editors take it, finish it with an entry, or say why not. */
export function TaskCard(props: {
  readonly task: EditorTask;
  readonly names: Names;
  readonly onChanged: (task: EditorTask) => void;
}): JSX.Element {
  const { t } = useTexts();
  const { role } = useAccount();
  const formats = useFormats();
  const { task, names } = props;
  const [open, setOpen] = useState<'done' | 'decline'>();
  const change = useTaskChange(task, props.onChanged);
  const works = role === 'editor' || role === 'admin';
  const ended = task.status === 'done' || task.status === 'declined';
  const [title, ...lines] = task.text.split('\n');
  return (
    <li class="card group-card">
      <div class="task-head">
        <Badge tone={TONES[task.status]}>{t(`tasks.status.${task.status}`)}</Badge>
        <span class="soft">
          {[t(`tasks.kind.${task.kind}`), task.language && names.language(task.language)].filter(Boolean).join(' · ')}
        </span>
      </div>
      <h2 dir="auto">{title}</h2>
      {lines.length > 0 && (
        <ul class="examples">
          {lines.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      )}
      {task.entry && (
        <p>
          {t('tasks.entry')} {names.entry(task.entry)}
        </p>
      )}
      {task.answer && (
        <p class="answer">
          <b>{t('tasks.answer')}</b> <span dir="auto">{task.answer}</span>
        </p>
      )}
      <p class="soft">{t('tasks.changed', { at: formats.dateTime(task.changedAt) })}</p>
      {works && !ended && (
        <div class="actions">
          {task.status === 'open' && (
            <Button icon="user" busy={change.busy} onClick={() => void change.send({ status: 'taken' })}>
              {t('tasks.take')}
            </Button>
          )}
          <Button icon="check" aria-haspopup="dialog" onClick={() => setOpen('done')}>
            {t('tasks.finish')}
          </Button>
          <Button look="quiet" aria-haspopup="dialog" onClick={() => setOpen('decline')}>
            {t('tasks.decline')}
          </Button>
        </div>
      )}
      {works && ended && (
        <div class="actions">
          <Button look="quiet" icon="undo" busy={change.busy} onClick={() => void change.send({ status: 'open' })}>
            {t('tasks.reopen')}
          </Button>
        </div>
      )}
      {open === 'done' && (
        <DoneDialog task={task} entryName={names.entry} change={change} onClose={() => setOpen(undefined)} />
      )}
      {open === 'decline' && <DeclineDialog change={change} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

/** Changes one task on the server. */
export interface TaskChange {
  readonly busy: boolean;
  /** @returns whether it worked; when not, a toast has said why */
  readonly send: (body: {
    readonly status: EditorTask['status'];
    readonly entry?: string;
    readonly answer?: string;
  }) => Promise<boolean>;
}

function useTaskChange({ id }: EditorTask, onChanged: (task: EditorTask) => void): TaskChange {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const say = useErrorText();
  return {
    busy,
    async send(body) {
      setBusy(true);
      try {
        onChanged(await api.patch<EditorTask>(`figures/tasks/${id}`, body));
        return true;
      } catch (error) {
        toast({ text: say(error), tone: 'bad' });
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
