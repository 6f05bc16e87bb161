import type { EntryView } from '../../src/staff/register-types.js';
import { api } from './api.js';
import { type Loading, useLoad } from './use-load.js';

/** An entry in Dutch with another language beside it. */
export function useEntryView(
  id: string | undefined,
  language: string,
  municipality?: string,
): Loading<EntryView | undefined> {
  return useLoad(
    async (signal) => {
      if (!id) return undefined;
      const [theme = '', name = ''] = id.split('/');
      const query = new URLSearchParams({ language, ...(municipality ? { municipality } : {}) });
      return api.get<EntryView>(`entries/${encodeURIComponent(theme)}/${encodeURIComponent(name)}?${query}`, {
        signal,
      });
    },
    [id, language, municipality],
  );
}
