import type pg from 'pg'

/** Every organisation of this installation: each one's files are swept and checked in its own name. */
export async function organizationIds(serving: pg.Pool): Promise<string[]> {
  const { rows } = await serving.query<{ organization_id: string }>(
    'select organization_id from organization order by organization_id',
  )
  return rows.map((row) => row.organization_id)
}
