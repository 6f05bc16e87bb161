import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Catalogue } from '../../../src/staff/register-types.js';

/** The catalogue as the desk page loaded it; undefined while it is on its way. */
export const DeskCatalogue = createContext<Catalogue | undefined>(undefined);

export const useDeskCatalogue = (): Catalogue | undefined => useContext(DeskCatalogue);
