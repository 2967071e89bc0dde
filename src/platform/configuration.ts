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
  PRONGSAI_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PRONGSAI_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  PRONGSAI_MAIL_FROM: z.string().min(3).optional(),
  PRONGSAI_LINE_CHANNEL_TOKEN: z.string().min(1).optional(),
  PRONGSAI_LINE_API: z.url({ protocol: /^https?$/ }).default('https://api.line.me'),
  PRONGSAI_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  PRONGSAI_OIDC_CLIENT_ID: z.string().min(1).optional(),
  PRONGSAI_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  PRONGSAI_OIDC_NAME: z.string().min(1).default('OpenID Connect'),
  PRONGSAI_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  PRONGSAI_S3_BUCKET: z.string().min(1).optional(),
  PRONGSAI_S3_REGION: z.string().min(1).default('us-east-1'),
  PRONGSAI_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  PRONGSAI_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  PRONGSAI_WITNESSES: z.string().min(1).optional(),
  PRONGSAI_CONFIDENTIAL_YEARS: whole(10, 1, 100),
  PRONGSAI_ALLOWED_LINK_HOSTS: z
    .string()
    .regex(/^[a-z0-9.:-]+(\s*,\s*[a-z0-9.:-]+)*$/i, 'hosts only')
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
})

/** Settings that mean nothing without each other. */
const groups = [
  ['PRONGSAI_SMTP_URL', 'PRONGSAI_MAIL_FROM'],
  ['PRONGSAI_OIDC_ISSUER', 'PRONGSAI_OIDC_CLIENT_ID', 'PRONGSAI_OIDC_CLIENT_SECRET'],
  [
    'PRONGSAI_S3_ENDPOINT',
    'PRONGSAI_S3_BUCKET',
    'PRONGSAI_S3_ACCESS_KEY_ID',
    'PRONGSAI_S3_SECRET_ACCESS_KEY',
  ],
] as const

export interface MailSettings {
  readonly smtpUrl: string
  readonly from: string
}

export interface LineSettings {
  readonly channelToken: string
  readonly api: string
}

export interface OpenidSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button on the sign-in page calls the provider. */
  readonly name: string
}

export interface S3Settings {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface Configuration {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly trustedProxies: number
  readonly requestsPerTenSeconds: number
  readonly pageStoreBytes: number
  /** Where the site is reached from outside, for links in messages; the address served where unset. */
  readonly publicUrl: string | undefined
  readonly mail: MailSettings | undefined
  readonly line: LineSettings | undefined
  readonly openid: OpenidSettings | undefined
  readonly s3: S3Settings | undefined
  /** Witnesses that are asked to cosign checkpoints: `vkey url` pairs, one a line or parted by commas. */
  readonly witnesses: string | undefined
  /** How long a confidential report is kept after it was closed. */
  readonly confidentialYears: number
  /** Hosts inside the operator's own network whose pages may be looked for, by name. */
  readonly allowedLinkHosts: ReadonlySet<string>
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

/** Reads the settings from the environment; refuses a wrong one by its name. */
export function readConfiguration(env: NodeJS.ProcessEnv, terminal: boolean): Configuration {
  const parsed = environment.safeParse(
    // An empty setting is one that is not set.
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  )
  if (!parsed.success) {
    throw refusal(parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`))
  }
  const given = parsed.data
  for (const group of groups) {
    const missing = group.filter((name) => given[name] === undefined)
    if (missing.length > 0 && missing.length < group.length) {
      throw refusal(missing.map((name) => `${name} (missing)`))
    }
  }
  return {
    port: given.PORT,
    host: given.HOST,
    dataFolder: resolve(given.PRONGSAI_DATA),
    databaseUrl: given.DATABASE_URL,
    trustedProxies: given.PRONGSAI_TRUSTED_PROXIES,
    requestsPerTenSeconds: given.PRONGSAI_REQUESTS_PER_10_SECONDS,
    pageStoreBytes: given.PRONGSAI_PAGE_MEMORY_MB * 1024 * 1024,
    publicUrl: given.PRONGSAI_PUBLIC_URL?.replace(/\/+$/, ''),
    ...services(given),
    witnesses: given.PRONGSAI_WITNESSES,
    confidentialYears: given.PRONGSAI_CONFIDENTIAL_YEARS,
    allowedLinkHosts: new Set(given.PRONGSAI_ALLOWED_LINK_HOSTS?.toLowerCase().split(/\s*,\s*/)),
    // A person at a terminal wants the address and what goes wrong; a service wants every line.
    logLevel: given.LOG_LEVEL ?? (terminal ? 'warn' : 'info'),
  }
}

function services(
  given: z.output<typeof environment>,
): Pick<Configuration, 'mail' | 'line' | 'openid' | 's3'> {
  return {
    mail: given.PRONGSAI_SMTP_URL
      ? { smtpUrl: given.PRONGSAI_SMTP_URL, from: given.PRONGSAI_MAIL_FROM! }
      : undefined,
    line: given.PRONGSAI_LINE_CHANNEL_TOKEN
      ? { channelToken: given.PRONGSAI_LINE_CHANNEL_TOKEN, api: given.PRONGSAI_LINE_API }
      : undefined,
    openid: given.PRONGSAI_OIDC_ISSUER
      ? {
          issuer: given.PRONGSAI_OIDC_ISSUER,
          clientId: given.PRONGSAI_OIDC_CLIENT_ID!,
          clientSecret: given.PRONGSAI_OIDC_CLIENT_SECRET!,
          name: given.PRONGSAI_OIDC_NAME,
        }
      : undefined,
    s3: given.PRONGSAI_S3_ENDPOINT
      ? {
          endpoint: given.PRONGSAI_S3_ENDPOINT,
          bucket: given.PRONGSAI_S3_BUCKET!,
          region: given.PRONGSAI_S3_REGION,
          accessKeyId: given.PRONGSAI_S3_ACCESS_KEY_ID!,
          secretAccessKey: given.PRONGSAI_S3_SECRET_ACCESS_KEY!,
        }
      : undefined,
  }
}

function refusal(settings: readonly string[]): StartError {
  const names = settings.join(', ')
  return new StartError('configuration', {
    th: `ค่าตั้งไม่ถูกต้อง: ${names} แก้ค่าในตัวแปรสภาพแวดล้อม แล้วเริ่มใหม่`,
    en: `A setting is wrong: ${names}. Correct the environment variable and start again.`,
  })
}
