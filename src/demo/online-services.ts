import { makeService, openService, publishForm, templates } from '../modules/services/operations.ts'
import { done, type Office } from './office.ts'

/** All services that ship, opened some weeks ago. */
export async function addOnlineServices({ tx, actor, daysAgo, division }: Office): Promise<void> {
  const clerk = actor('clerk')
  const { at } = daysAgo(60)
  for (const template of templates) {
    const serviceId = await makeService(tx, clerk, {
      template,
      name: template.name.th,
      nameEn: template.name.en,
      divisionId: division(1).divisionId,
      at,
    })
    done(await publishForm(tx, clerk, { serviceId, revision: 1, at }))
    done(await openService(tx, clerk, { serviceId, at }))
  }
}
