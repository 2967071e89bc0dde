import { sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { suppressCounts, type SafeCount } from '../../../platform/open-data/small-cells.ts'
import type { Theme } from '../answering/themes.ts'

export interface ThemeCount {
  readonly theme: Theme
  readonly texts: SafeCount
}

/**
 * How many texts of a survey speak of each group of words, the most first; each is made safe by itself. Those of the day
 * itself are left out: the difference between two looks would tell of whoever wrote between them.
 */
export async function countThemes(
  { db, organizationId }: TenantTransaction,
  { surveyId, before }: { readonly surveyId: string; readonly before: Temporal.PlainDate },
): Promise<ThemeCount[]> {
  const { rows } = await db.execute<{ theme: Theme; texts: number; all: number }>(sql`
    with written as (
      select themes from survey_text
      where organization_id = ${organizationId} and survey_id = ${surveyId} and written_on < ${before.toString()}
    )
    select theme, count(*)::int as texts, (select count(*)::int from written) as all
    from written, unnest(themes) as theme
    group by theme order by texts desc, theme`)
  return rows.map(({ theme, texts, all }) => ({
    theme,
    texts: suppressCounts([texts, all - texts]).counts[0]!,
  }))
}
