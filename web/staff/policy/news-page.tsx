import './policy.css';
import type { JSX } from 'preact';
import type { NewsItem } from '../../../src/staff/figures-types.js';
import { api } from '../api.js';
import { Page } from '../layout/page.js';
import { Empty, Loaded } from '../parts/states.js';
import { useCatalogue, useNames } from '../register/catalogue.js';
import { Link } from '../router/location.js';
import { useAccount } from '../session/session-provider.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';

/** "You asked, we added": what editors made of questions nobody could answer. */
export function NewsPage(): JSX.Element {
  const { t } = useTexts();
  const { role } = useAccount();
  const formats = useFormats();
  const names = useNames(useCatalogue().data);
  const news = useLoad((signal) => api.get<readonly NewsItem[]>('figures/news', { signal }), []);
  const shows = role === 'bridge' || role === 'admin';
  return (
    <Page title={t('policy.news.title')}>
      <p class="soft">{t('policy.news.about')}</p>
      <Loaded of={news}>
        {(list) =>
          list.length === 0 ? (
            <section class="card">
              <Empty icon="news" title={t('policy.news.none')}>
                <p>{t('policy.news.noneWhy')}</p>
              </Empty>
            </section>
          ) : (
            <ul class="group-list">
              {list.map(({ task, text, entry, doneAt }) => (
                <li key={task} class="card group-card">
                  <h2>
                    {shows ? <Link to={`/side-by-side/${entry}`}>{names.entry(entry)}</Link> : names.entry(entry)}
                  </h2>
                  <p dir="auto" class="soft asked">
                    {t('policy.news.asked')} {text}
                  </p>
                  <p class="soft">{t('policy.news.added', { at: formats.day(doneAt) })}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
