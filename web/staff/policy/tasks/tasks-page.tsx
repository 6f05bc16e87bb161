import '../policy.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { EditorTask } from '../../../../src/staff/figures-types.js';
import { Page } from '../../layout/page.js';
import { Button } from '../../parts/button.js';
import { Empty, Loaded } from '../../parts/states.js';
import { Tabs } from '../../parts/tabs.js';
import { useCatalogue, useNames } from '../../register/catalogue.js';
import { Link } from '../../router/location.js';
import { useTexts } from '../../texts/texts.js';
import { NewTaskDialog } from './new-task-dialog.js';
import { TaskCard } from './task-card.js';
import { useTasks } from './use-tasks.js';

type Shown = 'toDo' | 'ended';
const isEnded = ({ status }: EditorTask) => status === 'done' || status === 'declined';

/** What the figures ask of the knowledge base: policy officers see it, editors do it. */
export function TasksPage(): JSX.Element {
  const { t } = useTexts();
  const tasks = useTasks();
  const names = useNames(useCatalogue().data);
  const [shown, setShown] = useState<Shown>('toDo');
  const [making, setMaking] = useState(false);
  return (
    <Page
      title={t('tasks.title')}
      actions={
        <Button icon="plus" aria-haspopup="dialog" onClick={() => setMaking(true)}>
          {t('tasks.new')}
        </Button>
      }
    >
      <p class="soft">
        {t('tasks.about')} <Link to="/policy/unanswered">{t('tasks.toUnanswered')}</Link>
      </p>
      <Loaded of={tasks.loading}>
        {(list) => {
          const ended = list.filter(isEnded);
          const toDo = list.filter((task) => !isEnded(task));
          const tasksShown = shown === 'toDo' ? toDo : ended;
          return (
            <Tabs
              label={t('tasks.title')}
              current={shown}
              onChange={setShown}
              tabs={[
                { id: 'toDo', label: `${t('tasks.toDo')} (${toDo.length})` },
                { id: 'ended', label: `${t('tasks.ended')} (${ended.length})` },
              ]}
            >
              {tasksShown.length === 0 ? (
                <Empty icon="check" title={t(shown === 'toDo' ? 'tasks.noneToDo' : 'tasks.noneEnded')} />
              ) : (
                <ul class="group-list">
                  {tasksShown.map((task) => (
                    <TaskCard
                      key={task.id}
                      task={task}
                      names={names}
                      onChanged={(changed) =>
                        tasks.loading.replace((all) => all.map((one) => (one.id === changed.id ? changed : one)))
                      }
                    />
                  ))}
                </ul>
              )}
            </Tabs>
          );
        }}
      </Loaded>
      {making && <NewTaskDialog tasks={tasks} onClose={() => setMaking(false)} />}
    </Page>
  );
}
