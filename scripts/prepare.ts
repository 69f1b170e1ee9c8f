import { closeDatabase, openDatabase } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { seedDemo } from '@/db/seed'
import { demoPassword } from '@/db/seed/people'
import { environment } from '@/lib/server/environment'
import { hashPassword } from '@/lib/server/password'

// run once at each start, before the app serves
const { databaseUrl, demo } = environment()
await migrateDatabase(databaseUrl)
if (demo) {
  openDatabase(databaseUrl)
  await seedDemo({ passwordHash: await hashPassword(demoPassword), now: new Date() })
  await closeDatabase()
}
