import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

const whole = (fallback: number, minimum: number, maximum: number) =>
  z
    .string()
    .trim()
    // Number() takes much more for a number: ' ' is 0 to it, and '0x10' is 16.
    .regex(/^\d+$/, 'digits only')
    .transform(Number)
    .pipe(z.number().min(minimum).max(maximum))
    .default(fallback)

const environment = z.object({
  PORT: whole(3000, 0, 65_535),
  HOST: z.string().min(1).default('localhost'),
  PRONGSAI_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PRONGSAI_TRUSTED_PROXIES: whole(0, 0, 5),
  PRONGSAI_REQUESTS_PER_10_SECONDS: whole(600, 1, 1_000_000_000),
  PRONGSAI_PAGE_MEMORY_MB: whole(64, 0, 4096),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
})

export interface Configuration {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly trustedProxies: number
  readonly requestsPerTenSeconds: number
  readonly pageStoreBytes: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

/** Reads the settings from the environment; refuses a wrong one by its name. */
export function readConfiguration(env: NodeJS.ProcessEnv, terminal: boolean): Configuration {
  const parsed = environment.safeParse(
    // An empty setting is one that is not set.
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  )
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ')
    throw new StartError('configuration', {
      th: `ค่าตั้งไม่ถูกต้อง: ${names} แก้ค่าในตัวแปรสภาพแวดล้อม แล้วเริ่มใหม่`,
      en: `A setting is wrong: ${names}. Correct the environment variable and start again.`,
    })
  }
  const given = parsed.data
  return {
    port: given.PORT,
    host: given.HOST,
    dataFolder: resolve(given.PRONGSAI_DATA),
    databaseUrl: given.DATABASE_URL,
    trustedProxies: given.PRONGSAI_TRUSTED_PROXIES,
    requestsPerTenSeconds: given.PRONGSAI_REQUESTS_PER_10_SECONDS,
    pageStoreBytes: given.PRONGSAI_PAGE_MEMORY_MB * 1024 * 1024,
    // A person at a terminal wants the address and what goes wrong; a service wants every line.
    logLevel: given.LOG_LEVEL ?? (terminal ? 'warn' : 'info'),
  }
}
