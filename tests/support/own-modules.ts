import { vi } from 'vitest'

// Files of one worker follow each other in one process, which saves its start. Each begins with modules and an
// environment of its own all the same: what the one before has learned or set is none of its business.
const shared = globalThis as unknown as { firstEnvironment?: NodeJS.ProcessEnv }
shared.firstEnvironment ??= { ...process.env }
for (const name of Object.keys(process.env)) if (!(name in shared.firstEnvironment)) delete process.env[name]
Object.assign(process.env, shared.firstEnvironment)
vi.resetModules()
