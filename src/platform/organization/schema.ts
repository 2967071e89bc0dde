import { boolean, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

export const organization = pgTable('organization', {
  organizationId: uuid('organization_id').primaryKey(),
  host: text('host').unique(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  shortName: text('short_name').notNull(),
  shortNameEn: text('short_name_en').notNull(),
  kind: text('kind', { enum: ['SAO', 'municipality', 'PAO'] }).notNull(),
  district: text('district').notNull(),
  province: text('province').notNull(),
  districtEn: text('district_en').notNull(),
  provinceEn: text('province_en').notNull(),
  isSample: boolean('is_sample').notNull().default(false),
})

export const holiday = pgTable(
  'holiday',
  {
    organizationId: uuid('organization_id').notNull(),
    date: date('date').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en').notNull(),
    certainty: text('certainty', { enum: ['cabinet', 'computed', 'local'] }).notNull(),
    source: text('source').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.date] })],
)
