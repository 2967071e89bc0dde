import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { account } from '../identity/schema.ts'
import type { Job } from '../jobs/job.ts'
import type { JobQueue } from '../jobs/queue.ts'
import type { Language } from '../language/messages.ts'
import { localAddress } from '../web/view.ts'
import type { Channel } from './channel.ts'
import { deliveryJob } from './delivering.ts'
import { matterNewsMessages, receivedOccasion, type MatterNews } from './matter-news.ts'
import type { Notice } from './notice.ts'
import { noticeAddressOf } from './notice-address.ts'
import { contactPreference, notification, outgoingMessage } from './schema.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Why it is sent, such as `password-reset`; for the record of what was sent to whom. */
  readonly purpose: string
  readonly at: Temporal.Instant
}

/** A message on its way into the queue. */
interface Outgoing {
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly purpose: string
  readonly about?: Pick<MatterNews, 'matterId' | 'occasion'>
  readonly at: Temporal.Instant
}

/** Tells people things: inside the program, and by the ways out that are configured. */
export class Messenger {
  readonly #jobs: ReadonlyMap<Channel['name'], Job<{ messageId: string }>>
  readonly #channels: readonly Channel[]
  #queue: JobQueue | undefined

  constructor(channels: readonly Channel[]) {
    this.#channels = channels
    this.#jobs = new Map(channels.map((channel) => [channel.name, deliveryJob(channel)]))
  }

  get jobs(): readonly Job<{ messageId: string }>[] {
    return [...this.#jobs.values()]
  }

  /** Whether messages go out by a channel at all. */
  reaches(channel: Channel['name']): boolean {
    return this.#jobs.has(channel)
  }

  /** The queue knows the messenger's jobs, so that it comes after it. */
  useQueue(queue: JobQueue): void {
    this.#queue = queue
  }

  close(): void {
    for (const channel of this.#channels) channel.close()
  }

  /** Sends a mail once the transaction is kept; nothing where no mail server is configured. */
  async mail(tx: TenantTransaction, { to, subject, text, purpose, at }: Mail): Promise<void> {
    await this.#send(tx, 'mail', { recipient: to, subject, body: text, purpose, at })
  }

  /**
   * Tells whoever left his address with a matter that there is news of it, once for each occasion; nothing where he
   * left none, or where no mail server is configured. `linkTo` makes a path a whole address.
   */
  async tellFiler(
    tx: TenantTransaction,
    { matterId, occasion, trackingPage, at }: MatterNews,
    siteOf: () => Promise<{ site: Readonly<Record<Language, string>>; linkTo: (path: string) => string }>,
  ): Promise<void> {
    const left = await noticeAddressOf(tx, matterId)
    if (!left) return
    const { site, linkTo } = await siteOf()
    const { email, language } = left
    const t = matterNewsMessages[language]
    const isFirst = occasion === receivedOccasion
    await this.#send(tx, 'mail', {
      recipient: email,
      subject: (isFirst ? t.receivedSubject : t.newsSubject)(site[language]),
      body: t.text(isFirst ? t.received : t.news, linkTo(localAddress(language, trackingPage))),
      purpose: 'matter-news',
      about: { matterId, occasion },
      at,
    })
  }

  /** Tells accounts something: in their inbox, and by the other ways that each of them wants. */
  async notify(tx: TenantTransaction, { accounts, kind, title, address, link, at }: Notice): Promise<void> {
    const { db, organizationId } = tx
    if (accounts.length === 0) return
    await db.insert(notification).values(
      accounts.map((accountId) => ({
        organizationId,
        notificationId: uuidv7(),
        accountId,
        kind,
        title: title.th,
        titleEn: title.en,
        address,
        at,
      })),
    )
    const people = await db
      .select({
        email: account.email,
        byMail: contactPreference.byMail,
        lineUserId: contactPreference.lineUserId,
      })
      .from(account)
      .leftJoin(
        contactPreference,
        and(
          eq(contactPreference.organizationId, organizationId),
          eq(contactPreference.accountId, account.accountId),
        ),
      )
      .where(
        and(
          eq(account.organizationId, organizationId),
          eq(account.state, 'active'),
          inArray(account.accountId, [...accounts]),
        ),
      )
    const message = { subject: title.th, body: `${title.th}\n${title.en}\n\n${link}`, purpose: kind, at }
    for (const { email, byMail, lineUserId } of people) {
      if (byMail ?? true) await this.#send(tx, 'mail', { recipient: email, ...message })
      if (lineUserId) await this.#send(tx, 'line', { recipient: lineUserId, ...message })
    }
  }

  async #send(tx: TenantTransaction, channel: Channel['name'], message: Outgoing): Promise<void> {
    const job = this.#jobs.get(channel)
    if (!job || !this.#queue) return
    const { db, organizationId } = tx
    const { about, at, ...words } = message
    const messageId = uuidv7()
    const kept = await db
      .insert(outgoingMessage)
      .values({ organizationId, messageId, channel, ...words, ...about, state: 'queued', createdAt: at })
      // Of this occasion of a matter somebody was told already.
      .onConflictDoNothing()
      .returning({ messageId: outgoingMessage.messageId })
    if (kept.length > 0) await this.#queue.send(tx, job, { messageId })
  }
}
