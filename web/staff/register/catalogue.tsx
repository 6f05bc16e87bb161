import { useMemo } from 'preact/hooks';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { api } from '../api.js';
import { useAccount } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';
import { type Loading, useLoad } from '../use-load.js';
import { catalogueStore } from './queue-store.js';

/** What the register chooses from; without connection, what was kept on this device. */
export function useCatalogue(): Loading<Catalogue> {
  const { id } = useAccount();
  return useLoad(
    async (signal) => {
      try {
        const catalogue = await api.get<Catalogue>('catalogue', { signal });
        await catalogueStore.keep(id, catalogue).catch(() => undefined);
        return catalogue;
      } catch (error) {
        const kept = await catalogueStore.read(id).catch(() => undefined);
        if (kept) return kept;
        throw error;
      }
    },
    [id],
  );
}

/** Names of everything in the catalogue, in the language of the app. */
export interface Names {
  readonly theme: (id: string | null | undefined) => string;
  readonly entry: (id: string | null | undefined) => string;
  readonly language: (code: string) => string;
  readonly municipality: (id: string | null | undefined) => string;
  readonly service: (id: string | null | undefined) => string;
}

export function useNames(catalogue: Catalogue | undefined): Names {
  const { language, intl } = useTexts();
  return useMemo(() => {
    const find = <T extends { readonly id: string }>(list: readonly T[] | undefined) =>
      new Map(list?.map((item) => [item.id, item]));
    const themes = find(catalogue?.themes);
    const entries = find(catalogue?.entries);
    const towns = find(catalogue?.municipalities);
    const services = find(catalogue?.services);
    const tongues = new Map(catalogue?.languages.map((item) => [item.code, item]));
    const display = new Intl.DisplayNames([intl], { type: 'language', fallback: 'none' });
    return {
      theme: (id) => themes.get(id ?? '')?.name[language] ?? id ?? '',
      entry: (id) => entries.get(id ?? '')?.title[language] ?? id ?? '',
      language(code) {
        const dutchName = tongues.get(code)?.dutchName;
        // Dari is `fa-AF` for browsers
        const name = language === 'nl' && dutchName ? dutchName : display.of(code === 'prs' ? 'fa-AF' : code);
        return capital(name ?? dutchName ?? code, intl);
      },
      municipality: (id) => towns.get(id ?? '')?.name ?? id ?? '',
      service: (id) => services.get(id ?? '')?.name ?? id ?? '',
    };
  }, [catalogue, language, intl]);
}

const capital = (name: string, intl: string) => name.slice(0, 1).toLocaleUpperCase(intl) + name.slice(1);
