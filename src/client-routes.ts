import express, { type Router } from 'express';
import { formatAction } from './assistant/action.js';
import type { Library } from './assistant/turn-scope.js';
import { type Language, SOURCE_LANGUAGE } from './languages/language.js';
import type { Languages } from './languages/languages.js';

/** Suggestions shown while typing. */
const SUGGESTIONS = 5;

/** What our own web clients read besides Direct Line: texts, themes, suggestions, places. Everybody may. */
export function clientRoutes(languages: Languages, library: () => Library): Router {
  const router = express.Router();
  const list = languages.list.map(({ code, name, direction }) => ({ code, name, direction }));

  router.get('/languages.json', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').json({ languages: list });
  });

  router.get('/client/:file', (request, response, next) => {
    const code = request.params.file.replace(/\.json$/, '');
    if (!languages.has(code)) return next();
    const language = languages.get(code);
    response.set('Cache-Control', 'public, max-age=300').json({
      language,
      languages: list,
      texts: languages.part(code, 'web'),
      themes: themesIn(language, languages, library()),
      pathways: library().pathways.list.map((pathway) => ({
        id: pathway.id,
        icon: pathway.icon,
        title: pathway.title(languages.fallbacks(code)),
      })),
    });
  });

  router.get('/suggest', (request, response) => {
    const { q, lang } = request.query;
    const code = typeof lang === 'string' && languages.has(lang) ? lang : 'nl';
    const prefix = typeof q === 'string' ? q.slice(0, 100).trim() : '';
    const { understander, knowledge } = library();
    const ids = prefix.length < 2 ? [] : understander.suggest(prefix, code, SUGGESTIONS);
    const suggestions = ids.flatMap((id) => {
      const label = knowledge.entries.get(id)?.texts.get(code)?.title;
      return label ? [{ action: formatAction({ do: 'entry', id }), label }] : [];
    });
    response.set('Cache-Control', 'no-store').json({ suggestions });
  });

  // what a link to an entry asks for, under its title
  router.get('/entry/:theme/:file', (request, response, next) => {
    const { theme, file } = request.params;
    const { lang } = request.query;
    const entry = library().knowledge.entries.get(`${theme}/${file.replace(/\.json$/, '')}`);
    const title = languages
      .fallbacks(typeof lang === 'string' && languages.has(lang) ? lang : SOURCE_LANGUAGE)
      .map((code) => entry?.texts.get(code)?.title)
      .find((found) => found !== undefined);
    if (!entry || title === undefined) return next();
    response.json({ action: formatAction({ do: 'entry', id: entry.id }), label: title });
  });

  router.get('/place/:file', (request, response, next) => {
    const place = library().knowledge.municipalities.get(request.params.file.replace(/\.json$/, ''));
    if (!place) return next();
    response.json({ id: place.id, name: place.name });
  });
  return router;
}

function themesIn(language: Language, languages: Languages, { knowledge }: Library) {
  return [...knowledge.themes.values()].map(({ id, icon }) => {
    const text = languages
      .fallbacks(language.code)
      .map((code) => knowledge.texts.get(code)?.themes.get(id))
      .find((found) => found !== undefined);
    return { id, icon, name: text?.name ?? id, description: text?.description ?? '' };
  });
}
