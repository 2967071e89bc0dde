import { customType } from 'drizzle-orm/pg-core'

/** A `timestamptz` column that the program sees as a `Temporal.Instant`. */
export const instant = customType<{ data: Temporal.Instant; driverData: string | Date }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (value) => value.toString(),
  fromDriver: (value) =>
    Temporal.Instant.fromEpochMilliseconds(value instanceof Date ? value.getTime() : Date.parse(value)),
})
