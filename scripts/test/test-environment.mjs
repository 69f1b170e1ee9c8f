/** Variables of the app: tests bring their own, whatever the shell has set for the app. */
const ours =
  /^(PORT|HOST|PUBLIC_URL|DATA_DIR|DATABASE_URL|REDIS_URL|LIVEKIT_\w+|AUTH_SECRET|NEXTAUTH_\w+|SMTP_URL|MAIL_FROM|METRICS_TOKEN|TRUSTED_PROXIES|WORKER|RECOVERY|OIDC_\w+|DEMO|LOG_LEVEL|NODE_ENV|TZ)$/

/**
 * The environment for tests: nothing that was meant for a running app, and one folder for all they leave behind.
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(folder) {
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name))
  const test = /** @type {const} */ ({
    NODE_ENV: 'test',
    RADRUM_TEST_FOLDER: folder,
    NEXT_TELEMETRY_DISABLED: '1',
  })
  return { ...Object.fromEntries(kept), ...test }
}
