import { folded } from './scheme.js';

/**
 * Words in the theme names of other registers, per theme: only proposals, which a person confirms. From lists of life domains
 * and headings that social services in Flanders and Brussels use.
 */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  residence: ['verblijf', 'asiel', 'gezinshereniging', 'nationaliteit', 'sejour', 'asile'],
  housing: ['huisvesting', 'woning', 'woon', 'huur', 'dakloos', 'logement', 'habitat', 'accommodation'],
  dutch: ['nederlands', 'nt2', 'taalles', 'neerlandais'],
  income: ['inkomen', 'financ', 'budget', 'schuld', 'uitkering', 'leefloon', 'revenu', 'dette', 'money', 'debt'],
  work: ['werk', 'tewerkstelling', 'arbeid', 'emploi', 'travail', 'employment'],
  health: ['gezondheid', 'medisch', 'sante', 'medical', 'zorg'],
  education: ['onderwijs', 'school', 'opleiding', 'studie', 'enseignement', 'formation', 'kinderopvang'],
  administration: ['administrat', 'documenten', 'papieren', 'formulier', 'papiers'],
  integration: ['inburgering', 'integratie', 'participatie', 'integration'],
  wellbeing: ['welzijn', 'psych', 'opvoeding', 'gezin', 'relatie', 'bienetre', 'famille'],
  'daily-life': ['dagelijks', 'huishouden', 'aankopen', 'viequotidienne'],
  mobility: ['mobiliteit', 'vervoer', 'rijbewijs', 'mobilite', 'transport'],
  rights: ['juridisch', 'justitie', 'rechten', 'veiligheid', 'politie', 'discriminatie', 'justice', 'droits'],
  leisure: ['vrijetijd', 'sport', 'cultuur', 'ontmoeting', 'buurtleven', 'loisirs', 'vereniging'],
};

/** The theme a name speaks of, by its longest known word; undefined = none. */
export function themeOfWords(name: string): string | undefined {
  const word = folded(name);
  let best = { length: 0, theme: undefined as string | undefined };
  for (const [theme, words] of Object.entries(WORDS)) {
    for (const known of words) {
      if (known.length > best.length && word.includes(known)) best = { length: known.length, theme };
    }
  }
  return best.theme;
}
