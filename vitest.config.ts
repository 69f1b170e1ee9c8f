import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }
const needsWorld = ['tests/db/**', 'tests/e2e/**', 'tests/start/**']
/** Browser tests that measure calls by the clock. */
const calls = ['tests/e2e/{call,call-lost,call-unanswered}.test.ts']
const idle = ['**/node_modules/**', '**/.build/**', '**/.data*/**']
/** Tests that `npm test` has seen already, in a zone that is nothing to them. */
const seen = (process.env.RADRUM_TESTS_EXCEPT ?? '').split(',').filter(Boolean)

/** Tests of components that stand in for a module: they need modules of their own. All others load them once. */
const standIns = readdirSync(path.resolve(import.meta.dirname, 'components'), { recursive: true })
  .map((file) => path.posix.join('components', String(file).replaceAll(path.sep, '/')))
  .filter((file) => /\.test\.tsx?$/.test(file) && /\bvi\.mock\(/.test(readFileSync(file, 'utf8')))

/**
 * Projects, by what they need: `unit` and `components` nothing (`-apart`: modules of their own),
 * `house` the source tree, `db` PostgreSQL, `e2e`, `calls` and `bench` everything.
 * `db` and `e2e` bring up their own world, so one file can be run by hand:
 * `npx vitest run --project db tests/db/booking.test.ts`.
 */
export default defineConfig({
  resolve: { alias },
  // tsconfig leaves JSX to Next; tests of components need it compiled
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    maxWorkers: 2,
    // vitest's own second is too short for a browser, a media server and two cores
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // they give way to all that is measured by the clock
          testTimeout: 120_000,
          // pure code needs no process of its own per file: a quarter of the time, three times over
          pool: 'threads',
          isolate: false,
          include: ['{lib,db,app,scripts}/**/*.test.{ts,tsx}', 'tests/support/**/*.test.ts'],
          exclude: [...idle, ...needsWorld, ...seen],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          testTimeout: 120_000,
          pool: 'threads',
          isolate: false,
          include: ['components/**/*.test.{ts,tsx}'],
          exclude: [...idle, ...standIns],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'components-apart',
          testTimeout: 120_000,
          pool: 'threads',
          include: standIns,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/*.test.ts'],
          exclude: idle,
          // the first wall of a file reads every import there is, perhaps beside a build
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['tests/db/**/*.test.ts'],
          globalSetup: ['tests/support/database-world.ts'],
          isolate: false,
          setupFiles: ['tests/support/own-modules.ts'],
          env: { AUTH_SECRET: 'the-secret-of-the-tests-is-long-enough', LOG_LEVEL: 'silent' },
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/start/**/*.test.ts'],
          exclude: [...idle, ...calls],
          globalSetup: ['tests/support/whole-world.ts'],
          // each file has an app, a database and a LiveKit of its own; one waits while the other works
          maxWorkers: 2,
          // ... and keeps nothing in its modules: they are loaded once
          isolate: false,
          // a browser, a media server and two cores: once more before it counts, and the report says so
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'calls',
          include: calls,
          globalSetup: ['tests/support/whole-world.ts'],
          // pictures and sound of two people are as much as two cores can do in time
          maxWorkers: 1,
          fileParallelism: false,
          isolate: false,
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          include: ['tests/bench/**/*.bench.ts'],
          globalSetup: ['tests/support/whole-world.ts'],
          hookTimeout: 120_000,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
})
