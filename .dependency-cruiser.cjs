/** Imports run one way; see ARCHITECTURE.md. */
const rooms = (names) => `^src/(${names.join('|')})(/|\\.ts$)`;
const above = {
  notices: [
    'languages',
    'knowledge',
    'search',
    'pathways',
    'questions',
    'handoff',
    'assistant',
    'channels',
    'staff',
    'database',
  ],
  languages: ['knowledge', 'search', 'pathways', 'questions', 'handoff', 'assistant', 'channels', 'staff', 'database'],
  knowledge: ['search', 'pathways', 'questions', 'handoff', 'assistant', 'channels', 'staff', 'database'],
  search: ['pathways', 'questions', 'handoff', 'assistant', 'channels', 'staff', 'database'],
  pathways: ['questions', 'handoff', 'assistant', 'channels', 'staff', 'database'],
  database: ['questions', 'handoff', 'assistant', 'channels', 'staff'],
  questions: ['handoff', 'assistant', 'channels', 'staff'],
  handoff: ['assistant', 'channels', 'staff'],
  assistant: ['channels', 'staff'],
};

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...Object.entries(above).map(([room, forbidden]) => ({
      name: `${room}-looks-down-only`,
      severity: 'error',
      from: { path: rooms([room]) },
      to: { path: rooms([...forbidden, 'main', 'server', 'client-routes', 'cli']) },
    })),
    {
      name: 'pure-rooms-know-no-http-sql-or-bot',
      comment: 'search, knowledge, languages and pathways work without a server',
      severity: 'error',
      from: { path: rooms(['search', 'knowledge', 'languages', 'pathways']) },
      to: { path: 'node_modules/(botbuilder|botframework|express|knex|pg|sqlite3|ws)' },
    },
    {
      name: 'bot-framework-stays-in-its-rooms',
      comment: 'so that its successor can replace it in a few files',
      severity: 'error',
      from: { path: '^src', pathNot: rooms(['assistant', 'channels', 'database']) },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'clients-take-types-only',
      severity: 'error',
      from: { path: '^web' },
      to: { path: '^src', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '^src/cli/', '^web/.*\\.css$', '^web/staff/offline/service-worker\\.ts$'],
      },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
