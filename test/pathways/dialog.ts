import type { PathwayDefinition, PathwayTexts } from '../../src/pathways/definition';

/** A small dialog: have you papers? -> how long? -> an end. */
export function smallDialog(change: Partial<PathwayDefinition> = {}): PathwayDefinition {
  return {
    id: 'small',
    theme: 'work',
    icon: 'briefcase',
    start: 'papers',
    verified: '2026-11-21',
    reviewAfter: '2027-05-21',
    steps: new Map([
      [
        'papers',
        {
          answers: [
            { id: 'unlimited', to: 'free', icon: 'check' },
            { id: 'limited', to: 'months' },
            { id: 'student', to: 'months' },
            { id: 'none', to: 'lawyer' },
          ],
        },
      ],
      [
        'months',
        {
          answers: [
            { id: 'recent', to: 'lawyer' },
            { id: 'longer', to: 'free' },
          ],
        },
      ],
      ['free', { end: { entries: ['work/find-job'], services: ['vdab'] } }],
      ['lawyer', { end: { entries: ['work/no-right'], services: ['free-lawyer'] } }],
    ]),
    texts: new Map([
      [
        'nl',
        words('Mag ik werken?', {
          papers: [
            'Wat staat er op je kaart?',
            {
              unlimited: '"arbeidsmarkt: onbeperkt"',
              limited: '"arbeidsmarkt: beperkt"',
              student: 'Ik ben student',
              none: 'Nee, ik heb geen papieren',
            },
          ],
          months: ['Hoe lang geleden?', { recent: 'Minder dan 3 maanden', longer: '3 maanden of langer' }],
          free: ['Je mag werken.', {}],
          lawyer: ['Praat met een advocaat.', {}],
        }),
      ],
      [
        'ar',
        words('هل يحق لي العمل؟', {
          papers: [
            'ماذا كُتب على بطاقتك؟',
            {
              unlimited: '"arbeidsmarkt: onbeperkt" (غير محدود)',
              limited: '"arbeidsmarkt: beperkt" (محدود)',
              student: 'أنا طالب',
              none: 'لا، ليس عندي أوراق',
            },
          ],
        }),
      ],
    ]),
    ...change,
  };
}

export function words(
  title: string,
  steps: Record<string, readonly [text: string, answers: Record<string, string>]>,
): PathwayTexts {
  return {
    title,
    review: 'draft',
    steps: new Map(
      Object.entries(steps).map(([name, [text, answers]]) => [
        name,
        { text, answers: new Map(Object.entries(answers)) },
      ]),
    ),
  };
}
