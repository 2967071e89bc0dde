import { and, asc, eq, gt, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { PublicationKind } from './kinds.ts'
import { publication } from './schema.ts'

/**
 * The days on which the documents about a topic were published that stood in public on a day, in their order: of one
 * that was replaced by then its successor stands, and of one that was withdrawn nothing. `from` leaves out what was
 * published before.
 */
export async function publishedDays(
  { db, organizationId }: TenantTransaction,
  {
    topic,
    kinds,
    from,
    on,
  }: {
    readonly topic: string
    readonly kinds: readonly PublicationKind[]
    readonly from?: Temporal.PlainDate | undefined
    readonly on: Temporal.PlainDate
  },
): Promise<Temporal.PlainDate[]> {
  const successor = alias(publication, 'successor')
  const rows = await db
    .select({ publishedOn: publication.publishedOn })
    .from(publication)
    .leftJoin(
      successor,
      and(eq(successor.organizationId, organizationId), eq(successor.publicationId, publication.replacedBy)),
    )
    .where(
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.state, 'published'),
        sql`${topic} = any(${publication.topics})`,
        inArray(publication.kind, [...kinds]),
        from && gte(publication.publishedOn, from.toString()),
        lte(publication.publishedOn, on.toString()),
        or(isNull(publication.replacedBy), gt(successor.publishedOn, on.toString())),
      ),
    )
    .orderBy(asc(publication.publishedOn))
  return rows.map(({ publishedOn }) => Temporal.PlainDate.from(publishedOn!))
}
