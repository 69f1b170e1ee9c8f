import { closeDatabase } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { seedDemo } from '@/db/seed'
import { demoPassword } from '@/lib/access/demo-people'
import { environment } from '@/lib/server/environment'
import { hashPassword } from '@/lib/server/password'

// run at each start, before the app serves: finds nothing to do when it has been done
const { databaseUrl, demo } = environment()
await migrateDatabase(databaseUrl)
if (demo) await seedDemo({ passwordHash: await hashPassword(demoPassword), now: new Date() })
await closeDatabase()
