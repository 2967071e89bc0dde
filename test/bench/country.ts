import type pg from 'pg'

/** As many local administrative organisations as the country has. */
export const organizations = 7_850

/** Adds organisations until the installation has `count` of them, with the one that it began with. */
export async function growCountry(client: pg.ClientBase, count: number): Promise<void> {
  await client.query(
    `insert into organization (organization_id, host, name, name_en, short_name, short_name_en, kind, district,
       province, district_en, province_en)
     select gen_random_uuid(), 'sao' || n || '.example', 'อบต.ทดสอบ ' || n, 'Test ' || n, 'อบต. ' || n, 'SAO ' || n, 'SAO',
       'อำเภอ ' || n % 900, 'จังหวัด ' || n % 76, 'District ' || n % 900, 'Province ' || n % 76
     from generate_series((select count(*) from organization), $1) n`,
    [count - 1],
  )
  await client.query('analyze organization')
}
