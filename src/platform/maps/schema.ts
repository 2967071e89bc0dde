import { customType, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'
import { mapLayers, type Shape } from './shape.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/**
 * The layers of the map of an area, each version as it was entered; the last one is drawn, one without shapes is none.
 * Personal data: `entered_by`, the account of the officer who entered it, as long as the version stands. Purpose: who
 * answers for where the area ends.
 */
export const areaMapLayer = pgTable(
  'area_map_layer',
  {
    organizationId: uuid('organization_id').notNull(),
    layer: text('layer', { enum: mapLayers }).notNull(),
    version: integer('version').notNull(),
    shapes: jsonb('shapes').$type<readonly Shape[]>(),
    shapeCount: integer('shape_count').notNull(),
    /** Where the data come from, and what must stand under a map that is made of them. */
    source: text('source').notNull(),
    attribution: text('attribution').notNull(),
    /** Of the file as it was sent, so that it can be told whether another one is the same. */
    sha256: bytes('sha256'),
    enteredBy: uuid('entered_by'),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.layer, table.version] })],
)
