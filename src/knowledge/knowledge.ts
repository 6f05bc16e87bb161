import type { LanguageCode } from '../languages/language.js';

/** `<theme>/<name>`, the path of the entry's folder below `entries/`. */
export type EntryId = string;
export type ThemeId = string;
export type ServiceId = string;
export type MunicipalityId = string;

/** How sure the sources are; `low` is shown with "ask to be sure". */
export type Confidence = 'high' | 'medium' | 'low';

/** One entry: the answer to one question of daily life, in several languages. */
export interface Entry {
  readonly id: EntryId;
  readonly theme: ThemeId;
  readonly core: boolean;
  readonly icon: string;
  /** Residence situations it is for; empty = everyone. */
  readonly audience: readonly string[];
  readonly services: readonly ServiceId[];
  readonly related: readonly EntryId[];
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
  /** ISO day. */
  readonly verified: string;
  /** ISO day after which the entry must be looked at again. */
  readonly reviewAfter: string;
  /** About violence, health or living without papers: the client shows "leave quickly". */
  readonly sensitive: boolean;
  /** The employment projects of the person's town stand below the text. */
  readonly projects?: true;
  readonly dutch?: DutchHelp;
  readonly texts: ReadonlyMap<LanguageCode, EntryText>;
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** The sentence to say at the desk, and the words that stand on the letters. */
export interface DutchHelp {
  readonly phrase: string;
  readonly words: readonly string[];
}

/** An entry in one language. */
export interface EntryText {
  readonly language: LanguageCode;
  readonly title: string;
  /** How people really ask it. */
  readonly questions: readonly string[];
  /** Markdown with `{{fact}}` placeholders. */
  readonly body: string;
  /** What the Dutch phrase means in this language. */
  readonly phrase?: string;
  /** What the Dutch words mean in this language, by Dutch word. */
  readonly words: ReadonlyMap<string, string>;
  readonly review: 'draft' | 'reviewed';
}

/** One amount, deadline, date, number, address or phone; texts take it by `{{name}}`. */
export interface Fact {
  readonly name: string;
  readonly value: string | number;
  readonly unit: FactUnit;
  readonly validFrom?: string;
  readonly source: string;
  readonly verified: string;
  readonly confidence: Confidence;
  readonly reviewAfter: string;
}

export const FACT_UNITS = [
  'number',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'euro',
  'percent',
  'date',
  'phone',
  'time',
  'text',
] as const;
export type FactUnit = (typeof FACT_UNITS)[number];

export interface Theme {
  readonly id: ThemeId;
  readonly icon: string;
  readonly order: number;
  /** Life domains of social registers in Flanders, so that figures can be compared. */
  readonly lifeDomains: readonly string[];
}

/** A place to go to or to call. */
export interface Service {
  readonly id: ServiceId;
  readonly name: string;
  readonly icon: string;
  readonly region: 'flanders' | 'brussels' | 'belgium';
  /** Each town has its own. */
  readonly local: boolean;
  readonly website?: string;
  readonly phone?: string;
  readonly alwaysOpen: boolean;
  readonly address?: string;
  readonly languages: readonly LanguageCode[];
  readonly verified: string;
  readonly confidence: Confidence;
}

/** What a town says of a service instead of the Flemish text. */
export type ServiceOverride = Partial<
  Pick<Service, 'name' | 'website' | 'phone' | 'address' | 'confidence' | 'languages' | 'alwaysOpen'>
> & { readonly hours?: string };

export interface Municipality {
  readonly id: MunicipalityId;
  readonly name: string;
  readonly province: string;
  readonly postcodes: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  readonly website?: string;
  /** The agency for civic integration that works there; the others do not serve its people. */
  readonly integration?: ServiceId;
  readonly services: ReadonlyMap<ServiceId, ServiceOverride>;
  readonly projects: readonly Project[];
  /** What this town adds to an entry, or says instead of one of its paragraphs. */
  readonly notes: ReadonlyMap<EntryId, TownNote>;
}

/** A town's own paragraph in an entry. */
export interface TownNote {
  /** Version of the entry it was written against, see `entryVersion`; the check warns when the entry has changed. */
  readonly writtenAgainst: string;
  /** The paragraph or list it replaces, counted from 1; left out = it comes at the end. */
  readonly replaces?: number;
  readonly texts: ReadonlyMap<LanguageCode, string>;
}

/** An employment project of a town; shown with "check whether it still runs". */
export interface Project {
  readonly name: string;
  /** Who runs it, when that is known. */
  readonly by?: string;
  /** Whom it is for, in Dutch. */
  readonly for: string;
  readonly asOf: number;
}

/** Names and descriptions of themes and services in one language (`texts/<lang>.yaml`). */
export interface DirectoryTexts {
  readonly themes: ReadonlyMap<ThemeId, { readonly name: string; readonly description: string }>;
  readonly services: ReadonlyMap<
    ServiceId,
    { readonly whatFor: string; readonly hours?: string; readonly cost?: string }
  >;
}

/** Something wrong in a file of the knowledge base, said so that an editor can mend it. */
export interface Problem {
  /** Path relative to the knowledge folder. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  /** `error`: the file is left out; `warning`: shown by the check only. */
  readonly severity: 'error' | 'warning';
}

/** The whole knowledge base as loaded at one moment; never changed, replaced as a whole. */
export interface Knowledge {
  /** Hash over all files. */
  readonly version: string;
  readonly entries: ReadonlyMap<EntryId, Entry>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly themes: ReadonlyMap<ThemeId, Theme>;
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly municipalities: ReadonlyMap<MunicipalityId, Municipality>;
  readonly texts: ReadonlyMap<LanguageCode, DirectoryTexts>;
  readonly problems: readonly Problem[];
}
