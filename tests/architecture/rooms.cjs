// Who may import whom (docs: README, "Rooms"). Run by `npm run check`.
//
//   domain <- sync <- server (-> db -> domain) <- app/api, app/desk, doors
//                  <- client <- components <- app pages
const R = {
  domain: '^lib/domain/',
  sync: '^lib/sync/',
  server: '^lib/server/',
  client: '^lib/client/',
  db: '^db/',
  components: '^components/',
  app: '^app/',
};
const test = '[.]test[.]tsx?$';

/** Own code outside of `local` is forbidden; so is every package that is not in `npm` (all are allowed without it). */
const only = (name, from, local, npm) => [
  {
    name: `${name}-local`,
    severity: 'error',
    comment: `${name} may import only: ${[from, ...local].join(' ')}`,
    from: { path: from, pathNot: test },
    to: { path: '^(app|components|lib|db|scripts|tests)/', pathNot: [from, ...local] },
  },
  ...(npm
    ? [
        {
          name: `${name}-npm`,
          severity: 'error',
          comment: `${name} may use only these packages: ${npm.join(' ') || 'none'}`,
          from: { path: from, pathNot: test },
          to: {
            dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'core'],
            pathNot: npm.map((one) => `(^|node_modules/)${one}(/|$)`),
          },
        },
      ]
    : []),
];

module.exports = {
  forbidden: [
    ...only('domain', R.domain, [], ['zod', 'temporal-polyfill']),
    ...only('sync', R.sync, [R.domain], ['zod', '@noble/hashes']),
    ...only('db', '^db/(?!seed/)', [R.domain, R.db], ['drizzle-orm', 'mysql2', 'async_hooks', 'path', 'url']),
    ...only('seed', '^db/seed/', [R.domain, R.sync, R.db, R.server]),
    ...only('server', R.server, [R.domain, R.sync, R.db]),
    ...only('client', R.client, [R.domain, R.sync]),
    ...only('components', R.components, [R.domain, '^lib/client/(live|platform)/', R.sync]),
    {
      name: 'rules-need-no-node',
      severity: 'error',
      comment: 'What runs in a browser has no Node module',
      from: { path: [R.domain, R.sync, R.client, R.components], pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'components-read-through-live',
      severity: 'error',
      comment: 'A component takes only types from the protocol; it reads and writes through lib/client/live',
      from: { path: R.components, pathNot: test },
      to: { path: R.sync, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-stay-apart',
      severity: 'error',
      comment:
        "A feature uses ui, shell and words, never another feature; only the shell's frame wires features together",
      from: { path: '^components/([^/]+)/', pathNot: ['^components/(ui|shell|words)/', test] },
      to: { path: '^components/', pathNot: ['^components/$1/', '^components/(ui|shell|words)/'] },
    },
    {
      name: 'ui-knows-nothing',
      severity: 'error',
      comment: 'Primitives know no feature, no shell and no client code',
      from: { path: '^components/ui/', pathNot: test },
      to: {
        path: ['^components/', '^lib/client/'],
        pathNot: ['^components/(ui|words)/', '^lib/client/platform/'],
      },
    },
    {
      name: 'app-shell-is-static',
      severity: 'error',
      comment: 'The offline shell is one static page: nothing of the server may be behind it',
      from: { path: '^app/app/' },
      to: { path: [R.server, R.db], reachable: true },
    },
    {
      name: 'pages-have-no-database',
      severity: 'error',
      comment: 'Pages and doors may hand the connection on; only lib/server speaks SQL',
      from: { path: R.app },
      to: { path: ['^db/(?!connection)', 'node_modules/(mysql2|drizzle-orm)/'] },
    },
    {
      name: 'api-needs-no-screen',
      severity: 'error',
      comment: 'Machine doors use the server, the protocol and the rules',
      from: { path: '^app/api/' },
      to: { path: [R.components, R.client] },
    },
    {
      name: 'no-driver-in-browser',
      severity: 'error',
      comment: 'No chain of imports from browser code to the driver or to server code',
      from: {
        path: [R.client, R.components, R.domain, R.sync],
        pathNot: [test, '^components/words/server-words'],
      },
      to: {
        reachable: true,
        path: 'node_modules/(mysql2|next-auth|web-push|pino|@node-rs/argon2)/|^db/|^lib/server/',
      },
    },
    {
      name: 'nobody-imports-pages',
      severity: 'error',
      comment:
        'Pages are ends: only pages import what lies beside them (the start hands some routes to the server in front)',
      from: { pathNot: [R.app, '^[.]next/', '^tests/', '^instrumentation[.]ts$'] },
      to: { path: R.app },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(app|components|lib|db)/', pathNot: test },
      to: { path: ['^tests/', test] },
    },
    {
      name: 'e2e-knows-only-the-browser',
      severity: 'error',
      comment: 'End-to-end tests see what a person sees; shared words and limits are fine',
      from: { path: '^tests/e2e/' },
      to: { path: '^(app|components|lib/server|lib/client)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(app|components|lib|db|scripts|tests)/' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The peers of a benchmark are installed elsewhere, and only by it.
    exclude: { path: '^([.]next|[.]data|public|tests/bench/sync/peers)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
