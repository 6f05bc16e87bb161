import './policy.css';
import type { JSX } from 'preact';
import type { UnansweredGroup } from '../../../src/staff/figures-types.js';
import { api } from '../api.js';
import { Page } from '../layout/page.js';
import { Badge } from '../parts/badge.js';
import { Button } from '../parts/button.js';
import { Empty, Loaded } from '../parts/states.js';
import { useCatalogue, useNames } from '../register/catalogue.js';
import { Link, useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { type FigureNames, useFigureNames } from './names.js';
import { SubNavigation } from './sub-navigation.js';
import { taskFromGroup, taskOfGroup } from './tasks/make-task.js';
import { type Tasks, useTasks } from './tasks/use-tasks.js';

/** Languages that are written from right to left. */
const RTL = ['ar', 'prs', 'ps'];

/** What nobody could answer, alike ones together, and what to do about it. */
export function UnansweredPage(): JSX.Element {
  const { t } = useTexts();
  const { query } = useAppLocation();
  const groups = useLoad((signal) => api.get<readonly UnansweredGroup[]>('figures/unanswered', { signal }), []);
  const catalogue = useCatalogue();
  const names = useFigureNames(useNames(catalogue.data), undefined);
  const tasks = useTasks();
  return (
    <Page title={t('policy.unanswered.title')} wide>
      <SubNavigation query={String(query)} />
      <p class="soft">{t('policy.unanswered.about')}</p>
      <Loaded of={catalogue}>
        {() => (
          <Loaded of={groups}>
            {(list) =>
              list.length === 0 ? (
                <section class="card">
                  <Empty icon="check" title={t('policy.unanswered.none')}>
                    <p>{t('policy.unanswered.noneWhy')}</p>
                  </Empty>
                </section>
              ) : (
                <ul class="group-list">
                  {list.map((group) => (
                    <Group key={group.id} group={group} names={names} tasks={tasks} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Group(props: {
  readonly group: UnansweredGroup;
  readonly names: FigureNames;
  readonly tasks: Tasks;
}): JSX.Element {
  const { t } = useTexts();
  const { group, names, tasks } = props;
  const { proposal } = group;
  const title = proposal && names.name('entry', proposal.entry);
  const done = taskOfGroup(tasks.list, group);
  const language = names.inSentence('language', group.language);
  const make = (kind: 'missing-entry' | 'improve-entry') => {
    const intro =
      kind === 'improve-entry' && title
        ? t('policy.unanswered.improveText', { title, language })
        : t('policy.unanswered.missingText', { language });
    void tasks.add(taskFromGroup(group, kind, intro), group.id);
  };
  const busy = tasks.busy === group.id;
  return (
    <li class="card group-card">
      <h2>{t('policy.unanswered.count', { count: group.messages, language })}</h2>
      <ul class="examples" lang={group.language} dir={RTL.includes(group.language) ? 'rtl' : 'ltr'}>
        {group.examples.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
      <p>{title ? t('policy.unanswered.near', { title }) : t('policy.unanswered.nothingNear')}</p>
      {done ? (
        <p class="task-made">
          <Badge tone={done.status === 'done' ? 'good' : 'sun'}>{t(`tasks.status.${done.status}`)}</Badge>
          <Link to="/policy/tasks">{t('policy.unanswered.toTask')}</Link>
        </p>
      ) : (
        <div class="actions">
          {title && (
            <Button icon="pencil" busy={busy} onClick={() => make('improve-entry')}>
              {t('policy.unanswered.improve', { title })}
            </Button>
          )}
          <Button icon="plus" busy={busy} onClick={() => make('missing-entry')}>
            {t('policy.unanswered.missing')}
          </Button>
        </div>
      )}
    </li>
  );
}
