import createNextIntlPlugin from 'next-intl/plugin'

/**
 * `npm start` builds into one folder per source hash and names it here, so that builds beside each other (a running
 * app, its tests) never collide. Headers and the content security policy are set in proxy.ts.
 * @type {import('next').NextConfig}
 */
const config = {
  distDir: process.env.RADRUM_DIST ?? '.next',
  // `next build` writes into this file, so it is not the one we edit; types are checked by `npm run typecheck`
  typescript: { tsconfigPath: process.env.RADRUM_TSCONFIG ?? 'tsconfig.next.json', ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['pg', 'graphile-worker', 'livekit-server-sdk', 'nodemailer', 'pino', 'redis'],
  poweredByHeader: false,
  agentRules: false,
  // each build has a folder of its own, so a cache inside it is written and never read
  experimental: { agentUpgrade: false, turbopackFileSystemCacheForBuild: false },
}

export default createNextIntlPlugin('./app/request-locale.ts')(config)
