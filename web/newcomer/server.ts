import type { Option } from '../../src/assistant/reply.js';
import type { ClientBundle, LanguageName } from './texts.js';

/** The server said no, or something else than expected. `status` is the HTTP status. */
export class ServerError extends Error {
  constructor(readonly status: number) {
    super(`the server answered ${status}`);
  }
}

async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, signal ? { signal } : {});
  if (!response.ok) throw new ServerError(response.status);
  return response.json();
}

/** Texts, themes and languages in one language. Throws ServerError with 404 when we do not have it. */
export const loadBundle = (language: string) =>
  getJson<ClientBundle>(`/api/client/${encodeURIComponent(language)}.json`);

export const loadLanguages = async () =>
  (await getJson<{ languages: readonly LanguageName[] }>('/api/languages.json')).languages;

/** The place of a kiosk. Throws ServerError with 404 when the knowledge base does not know it. */
export const loadPlace = (id: string) =>
  getJson<{ id: string; name: string }>(`/api/place/${encodeURIComponent(id)}.json`);

/** The option that asks for an entry, under its title. Throws ServerError with 404 when there is no such entry. */
export const loadEntryOption = (language: string, id: string) =>
  getJson<Option>(`/api/entry/${id}.json?${new URLSearchParams({ lang: language })}`);

/** Titles that fit what is being typed. */
export async function loadSuggestions(
  language: string,
  typed: string,
  signal: AbortSignal,
): Promise<readonly Option[]> {
  const query = new URLSearchParams({ lang: language, q: typed });
  return (await getJson<{ suggestions: readonly Option[] }>(`/api/suggest?${query}`, signal)).suggestions;
}
