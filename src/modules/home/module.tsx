import { defineModule } from '../../platform/module.ts'
import { onConfidentialSite } from '../../platform/organization/site.ts'
import { route } from '../../platform/web/route.ts'
import { localAddress } from '../../platform/web/view.ts'
import type { Disclosure } from '../disclosure/module.ts'
import { integrityReportUrls, recipientsInForce } from '../integrity-reports/module.tsx'
import { missionProgrammes, planAtAGlance } from '../plan/module.ts'
import { findProcedure, publishedDocuments } from '../publications/module.ts'
import { holidays } from './datasets.ts'
import { homeMessages } from './messages.ts'
import { IntegrityReportDoorPage } from './pages/door-page.tsx'
import { FrontPage } from './pages/front-page.tsx'
import { TextPage } from './pages/text-page.tsx'
import { homeDocuments } from './searchable.ts'
import { aboutText, accessibilityText, privacyText } from './texts.ts'
import { homeUrls } from './urls.ts'

export { homeMessages } from './messages.ts'
export { homeUrls } from './urls.ts'

/** Enough to see that the office tells what it does; the rest stands in the register. */
const newestShown = 4

/** The front page with its two doors, the newest documents and the five topics of disclosure, and the pages about the site itself. */
export function homeOf({ topicsNow }: Pick<Disclosure, 'topicsNow'>) {
  return defineModule({
    name: 'home',
    urls: homeUrls,
    routes: [
      route(
        homeUrls.front,
        { permission: 'public', event: 'none', reuse: 'revision' },
        async ({ tx, view, services }) => ({
          kind: 'page',
          title: view.language === 'th' ? view.organization.shortName : view.organization.shortNameEn,
          description: homeMessages[view.language].lead,
          content: (
            <FrontPage
              glance={await planAtAGlance(tx, services.metrics, view.today)}
              topics={await topicsNow(tx, view.today)}
              newest={await publishedDocuments.search(tx, { words: '', limit: newestShown })}
            />
          ),
        }),
      ),
      route(
        homeUrls.integrityReports,
        // A key counts 72 hours after its entry; the daily batch makes the page anew before another day is over.
        { permission: 'public', event: 'none', reuse: 'revision' },
        async ({ tx, view, services, now }) => {
          const front = localAddress(view.language, integrityReportUrls.front())
          return {
            kind: 'page',
            title: homeMessages[view.language].report,
            content: (
              <IntegrityReportDoorPage
                programmes={await missionProgrammes(tx, 4, 3)}
                procedure={await findProcedure(tx, 'corruption-procedure')}
                isOpen={(await recipientsInForce(tx, now)).length > 0}
                confidentialSite={onConfidentialSite(services.linkTo(view.organization, front))}
              />
            ),
          }
        },
      ),
      route(
        homeUrls.accessibility,
        { permission: 'public', event: 'none', reuse: 'revision' },
        async ({ view }) => ({
          kind: 'page',
          title: accessibilityText[view.language].title,
          content: <TextPage content={accessibilityText} />,
        }),
      ),
      route(
        homeUrls.privacy,
        { permission: 'public', event: 'none', reuse: 'revision' },
        async ({ view }) => ({
          kind: 'page',
          title: privacyText[view.language].title,
          content: <TextPage content={privacyText} />,
        }),
      ),
      route(homeUrls.about, { permission: 'public', event: 'none', reuse: 'revision' }, async ({ view }) => ({
        kind: 'page',
        title: aboutText[view.language].title,
        content: <TextPage content={aboutText} />,
      })),
    ],
    messages: [homeMessages],
    datasets: [holidays],
    searchable: homeDocuments,
  })
}
