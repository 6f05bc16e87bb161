import type { FoundEntries } from '../../src/staff/register-types.js';
import { api } from './api.js';
import type { ComboItem } from './parts/combobox.js';

/** Entries the server finds for what was typed, in any language; best first, with their Dutch titles. */
export async function searchEntries(typed: string): Promise<readonly ComboItem[]> {
  if (typed.trim().length < 2) return [];
  const { entries } = await api.get<FoundEntries>(`entries?${new URLSearchParams({ q: typed })}`, { quiet: true });
  return entries.map(({ id, title, icon, titleThere }) => ({
    id,
    label: title,
    icon,
    ...(titleThere ? { hint: titleThere } : {}),
  }));
}
