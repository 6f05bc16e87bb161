import { useMemo } from 'preact/hooks';
import { useTexts } from '../texts/texts.js';

/** Names of languages in the language of the app, where no list of the server is at hand. */
export function useLanguageName(): (code: string) => string {
  const { intl } = useTexts();
  return useMemo(() => {
    const names = new Intl.DisplayNames([intl], { type: 'language' });
    // Dari is `fa-AF` for browsers
    return (code) => {
      try {
        return names.of(code === 'prs' ? 'fa-AF' : code) ?? code;
      } catch {
        return code;
      }
    };
  }, [intl]);
}
