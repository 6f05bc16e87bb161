import { AUDIENCES } from '../schema.js';
import { at, entryPath, type Rule } from './rule.js';

/** Related entries of one entry: more is a list nobody reads. */
const MOST_RELATED = 5;
const MOST_SERVICES = 5;

/** What `entry.yaml` names exists: theme, services, related entries (both ways), pictogram. */
export const referencesRule: Rule = function* (context) {
  const { entries, services, themes } = context.knowledge;
  for (const entry of entries.values()) {
    const path = entryPath(entry);
    if (!context.files.has(path)) {
      yield at(context, 'error', path, 'is missing: it says what is the same in every language');
      continue;
    }
    const folder = entry.id.split('/')[0] ?? '';
    // the loader gives a theme that stands in no file the last place
    if (!themes.has(entry.theme) || themes.get(entry.theme)?.order === 999) {
      yield at(context, 'error', path, `theme: ${entry.theme} is not in themes.yaml`, { keys: ['theme'] });
    } else if (entry.theme !== folder) {
      yield at(context, 'warning', path, `theme: ${entry.theme}, but the folder is ${folder}`, { keys: ['theme'] });
    }
    if (!context.icons.has(entry.icon)) {
      yield at(
        context,
        'error',
        path,
        `icon: there is no pictogram ${entry.icon}; choose one of https://lucide.dev/icons`,
        { keys: ['icon'] },
      );
    }
    for (const [index, id] of entry.services.entries()) {
      if (!services.has(id)) {
        yield at(context, 'error', path, `services: there is no services/${id}.yaml`, { keys: ['services', index] });
      }
    }
    for (const [index, id] of entry.related.entries()) {
      const other = entries.get(id);
      const place = { keys: ['related', index] };
      if (id === entry.id) yield at(context, 'error', path, 'related: an entry is not related to itself', place);
      else if (!other) yield at(context, 'error', path, `related: there is no entry ${id}`, place);
      else if (!other.related.includes(entry.id)) {
        yield at(
          context,
          'error',
          path,
          `related: ${id} does not name ${entry.id}; add it there or remove it here`,
          place,
        );
      }
    }
    if (entry.services.length === 0) yield at(context, 'warning', path, 'services: name where people can go');
    if (entry.services.length > MOST_SERVICES) {
      yield at(context, 'warning', path, `services: ${entry.services.length}; keep the best ${MOST_SERVICES}`, {
        keys: ['services'],
      });
    }
    if (entry.related.length > MOST_RELATED + 2) {
      yield at(context, 'warning', path, `related: ${entry.related.length}; keep the nearest ${MOST_RELATED}`, {
        keys: ['related'],
      });
    }
    if (entry.audience.length === AUDIENCES.length) {
      yield at(context, 'warning', path, 'audience: leave it out when the entry is for everyone', {
        keys: ['audience'],
      });
    }
  }
};

/** Where the answer comes from and when it must be looked at again. */
export const sourcesRule: Rule = function* (context) {
  for (const entry of context.knowledge.entries.values()) {
    const path = entryPath(entry);
    if (!context.files.has(path)) continue;
    if (entry.sources.length === 0) yield at(context, 'error', path, 'sources: name where the answer comes from');
    if (!entry.verified) yield at(context, 'error', path, 'verified: say on which day the content was confirmed');
    else if (entry.verified > context.today) {
      yield at(context, 'error', path, `verified: ${entry.verified} is still to come`, { keys: ['verified'] });
    }
    if (!entry.reviewAfter)
      yield at(context, 'error', path, 'review-after: say when the entry must be looked at again');
    else if (entry.reviewAfter < context.today) {
      yield at(
        context,
        'warning',
        path,
        `review-after: ${entry.reviewAfter} is past; confirm the content and set both days`,
        { keys: ['review-after'] },
      );
    }
    if (!entry.dutch)
      yield at(context, 'error', path, 'dutch: write the sentence to say at the desk and three to six words');
    else if (entry.dutch.words.length < 3 || entry.dutch.words.length > 6) {
      yield at(context, 'warning', path, `dutch: ${entry.dutch.words.length} words; three to six`, {
        keys: ['dutch', 'words'],
      });
    }
  }
};
