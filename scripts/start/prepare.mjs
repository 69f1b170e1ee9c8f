import path from 'node:path'
import { runProgram } from './run-program.mjs'
import { say, step } from './say.mjs'

/**
 * Migrates the database and, in the demo, seeds it; both find nothing to do on later starts.
 * @param {string} root
 * @param {string} build
 * @param {Record<string, string>} settings
 * @param {import('./lifetime.mjs').Lifetime} life
 */
export async function prepareDatabase(root, build, settings, life) {
  const what =
    settings.DEMO === '1' ? 'Migrating the database and seeding the demo' : 'Migrating the database'
  await step(what, async () => {
    const said = await runProgram(
      process.execPath,
      ['--enable-source-maps', path.join(build, 'prepare.mjs')],
      {
        cwd: root,
        env: { ...process.env, ...settings },
        onEnd: life.onEnd,
      },
    )
    if (said) say(said)
  })
}
