import { ApiError } from '../api.js';
import { useTexts } from '../texts/texts.js';

/** Says what went wrong and what to do, by the code of an ApiError (`errors.<code>`). */
export function useErrorText(): (error: unknown) => string {
  const { t, find } = useTexts();
  return (error) => (error instanceof ApiError && find(`errors.${error.code}`)) || t('errors.UNKNOWN');
}
