import { SOURCE_LANGUAGE } from '../../languages/language.js';
import type { Municipality, Problem } from '../knowledge.js';
import { entryVersion } from '../town-notes.js';
import { REQUIRED_LANGUAGES } from './coverage.js';
import { at, type CheckContext, type Rule } from './rule.js';

/** Every theme and service has its words in every language; every town changes services that exist. */
export const directoryRule: Rule = function* (context) {
  const { themes, services, municipalities, texts } = context.knowledge;
  for (const { code } of context.languages) {
    const path = `texts/${code}.yaml`;
    const severity = REQUIRED_LANGUAGES.includes(code) ? 'error' : 'warning';
    const here = texts.get(code);
    if (!here) {
      if (!context.files.has(path)) yield at(context, severity, path, 'is missing: describe the themes and services');
      continue;
    }
    for (const id of themes.keys()) {
      if (!here.themes.has(id)) yield at(context, severity, path, `themes: ${id} has no name`, { keys: ['themes'] });
    }
    for (const id of here.themes.keys()) {
      if (!themes.has(id))
        yield at(context, 'error', path, `themes: there is no theme ${id}`, { keys: ['themes', id] });
    }
    for (const id of services.keys()) {
      if (!here.services.has(id))
        yield at(context, severity, path, `services: ${id} has no words`, { keys: ['services'] });
    }
    for (const id of here.services.keys()) {
      if (!services.has(id))
        yield at(context, 'error', path, `services: there is no service ${id}`, { keys: ['services', id] });
    }
  }
  for (const theme of themes.values()) {
    if (!context.icons.has(theme.icon))
      yield at(context, 'error', 'themes.yaml', `${theme.id}: there is no pictogram ${theme.icon}`, {
        text: `id: ${theme.id}`,
      });
  }
  for (const service of services.values()) {
    const path = `services/${service.id}.yaml`;
    if (!context.icons.has(service.icon))
      yield at(context, 'error', path, `icon: there is no pictogram ${service.icon}`, { keys: ['icon'] });
    if (!service.phone && !service.website && !service.local) {
      yield at(context, 'warning', path, 'has no phone and no website: how do people reach it?');
    }
  }
  for (const town of municipalities.values()) {
    for (const id of town.services.keys()) {
      if (services.has(id)) continue;
      yield at(context, 'error', `municipalities/${town.id}.yaml`, `services: there is no services/${id}.yaml`, {
        keys: ['services', id],
      });
    }
    yield* notesOf(context, town);
  }
};

/** A town's paragraphs must belong to an entry, and be looked at again when the shared text has changed. */
function* notesOf(context: CheckContext, town: Municipality): Generator<Problem> {
  const path = `municipalities/${town.id}.yaml`;
  for (const [id, note] of town.notes) {
    const place = { keys: ['notes', id] };
    const entry = context.knowledge.entries.get(id);
    if (!entry) {
      yield at(context, 'error', path, `notes: there is no entry ${id}`, place);
      continue;
    }
    const version = entryVersion(entry);
    if (note.writtenAgainst !== version) {
      const message = `notes: ${id} has changed since this was written: read it again, then write written-against: ${version}`;
      yield at(context, 'warning', path, message, place);
    }
    if (!note.texts.has(SOURCE_LANGUAGE)) {
      yield at(context, 'error', path, `notes: ${id} has no Dutch text: add ${SOURCE_LANGUAGE}`, place);
    }
  }
}
