import {
  accountMessages,
  accountUrls,
  administrationMessages,
  administrationUrls,
} from './modules/accounts/module.ts'
import { caseMessages, caseStatisticsMessages, caseStatisticsUrls, caseUrls } from './modules/cases/module.ts'
import {
  complaintDoorMessages,
  complaintOpen311Messages,
  complaintRegisterMessages,
  complaintRegisterUrls,
  complaintUrls,
} from './modules/complaints/module.ts'
import {
  disclosureMessages,
  disclosureUrls,
  disclosureWorkMessages,
  disclosureWorkUrls,
} from './modules/disclosure/module.ts'
import { homeMessages, homeUrls } from './modules/home/module.tsx'
import {
  informationCentreMessages,
  informationCentreUrls,
  informationRegisterMessages,
  informationRegisterUrls,
} from './modules/information-requests/module.ts'
import { countMessages, directoryMessages, integrityReportUrls } from './modules/integrity-reports/module.tsx'
import { itaMessages, itaUrls, itaWorkMessages, itaWorkUrls } from './modules/ita/module.ts'
import { manualMessages, manualUrls, manualWorkMessages, manualWorkUrls } from './modules/manuals/module.ts'
import { mapMessages, mapUrls } from './modules/maps/module.ts'
import { openDataMessages, openDataUrls } from './modules/open-data/module.tsx'
import {
  planDraftUrls,
  planMessages,
  planReportMessages,
  planReportUrls,
  planUrls,
  planVersionMessages,
  planWorkMessages,
  planWorkUrls,
} from './modules/plan/module.ts'
import { ledgerMessages, ledgerUrls } from './modules/ledger/module.tsx'
import {
  committeeMessages,
  committeeUrls,
  committeeWorkMessages,
  committeeWorkUrls,
  publicationMessages,
  publicationUrls,
  publicationWorkMessages,
  publicationWorkUrls,
} from './modules/publications/module.ts'
import { queueMessages, queueUrls, queueWorkMessages, queueWorkUrls } from './modules/queue/module.ts'
import { searchUrls } from './modules/search/module.tsx'
import {
  catalogueMessages,
  serviceApplyingMessages,
  serviceHandlingMessages,
  serviceUrls,
  serviceWorkUrls,
} from './modules/services/module.ts'
import { surveyMessages, surveyUrls, surveyWorkMessages, surveyWorkUrls } from './modules/surveys/module.ts'
import { workMessages, workUrls } from './modules/work/module.ts'
import type { Capability, CapabilityTable, Person } from './platform/identity/actor.ts'
import { holdsRoleFor } from './platform/identity/capabilities.ts'
import type { Language } from './platform/language/messages.ts'
import type { MenuGroup, MenuItem } from './ui/layout.tsx'
import { uiMessages } from './ui/messages.ts'

/** The row of links at the top of a wide page. */
export function mainMenu(language: Language): MenuItem[] {
  return [
    { label: uiMessages[language].frontPage, address: homeUrls.front() },
    { label: planMessages[language].plan, address: planUrls.plan() },
    { label: planMessages[language].risks, address: planUrls.risks() },
    { label: publicationMessages[language].menu, address: publicationUrls.register() },
    { label: disclosureMessages[language].disclosure, address: disclosureUrls.now() },
    { label: ledgerMessages[language].ledger, address: ledgerUrls.ledger() },
    { label: openDataMessages[language].openData, address: openDataUrls.catalogue() },
    { label: uiMessages[language].search, address: searchUrls.search() },
  ]
}

/** Every page that can be reached from anywhere, in the footer. */
export function wholeMenu(language: Language): MenuGroup[] {
  const t = homeMessages[language]
  return [
    {
      title: t.act,
      items: [
        { label: serviceApplyingMessages[language].services, address: serviceUrls.catalogue() },
        { label: complaintDoorMessages[language].door, address: complaintUrls.door() },
        { label: t.report, address: homeUrls.integrityReports() },
        { label: informationCentreMessages[language].centre, address: informationCentreUrls.centre() },
        { label: queueMessages[language].queue, address: queueUrls.queue() },
      ],
    },
    {
      title: t.explore,
      items: [
        ...mainMenu(language).slice(1),
        { label: surveyMessages[language].surveys, address: surveyUrls.surveys() },
        { label: manualMessages[language].manuals, address: manualUrls.manuals() },
        { label: manualMessages[language].standards, address: manualUrls.standards() },
        { label: caseStatisticsMessages[language].statistics, address: caseStatisticsUrls.statistics() },
        { label: itaMessages[language].ita, address: itaUrls.ita() },
        { label: committeeMessages[language].committees, address: committeeUrls.committees() },
      ],
    },
    {
      title: t.aboutSite,
      items: [
        { label: t.about, address: homeUrls.about() },
        { label: t.accessibility, address: homeUrls.accessibility() },
        { label: t.privacy, address: homeUrls.privacy() },
        { label: directoryMessages[language].recipients, address: integrityReportUrls.recipients() },
        { label: uiMessages[language].signIn, address: accountUrls.signIn() },
      ],
    },
  ]
}

/** What a person may do here; what he may not is left out. */
export function staffMenu(language: Language, person: Person, capabilities: CapabilityTable): MenuGroup[] {
  const t = { ...administrationMessages[language], ...workMessages[language] }
  const may = (capability: Capability, ...items: MenuItem[]): MenuItem[] =>
    holdsRoleFor(person, capability, capabilities) ? items : []
  const plan = may(
    'plan.work-reading',
    { label: planWorkMessages[language].planWork, address: planWorkUrls.work() },
    { label: planWorkMessages[language].overview, address: planWorkUrls.overviewNow() },
    { label: planReportMessages[language].reports, address: planReportUrls.reports() },
    { label: planVersionMessages[language].drafts, address: planDraftUrls.drafts() },
  )
  const disclosing = [
    ...may('publications.reading', {
      label: publicationWorkMessages[language].work,
      address: publicationWorkUrls.work(),
    }),
    ...may('publications.reading', {
      label: committeeWorkMessages[language].work,
      address: committeeWorkUrls.committeesWork(),
    }),
    ...may('manuals.reading', {
      label: manualWorkMessages[language].work,
      address: manualWorkUrls.list(),
    }),
    ...may('disclosure.reading', {
      label: disclosureWorkMessages[language].work,
      address: disclosureWorkUrls.workNow(),
    }),
    ...may('information-requests.reading', {
      label: informationRegisterMessages[language].register,
      address: informationRegisterUrls.register(),
    }),
    ...may('surveys.reading', {
      label: surveyWorkMessages[language].work,
      address: surveyWorkUrls.work(),
    }),
    ...may('services.reading', {
      label: serviceHandlingMessages[language].register,
      address: serviceWorkUrls.register(),
    }),
    ...may('services.catalogue', {
      label: catalogueMessages[language].manage,
      address: serviceWorkUrls.manage(),
    }),
    ...may('ita.reading', {
      label: itaWorkMessages[language].itaWork,
      address: itaWorkUrls.work(),
    }),
  ]
  const complaints = may('complaints.case-reading', {
    label: complaintRegisterMessages[language].register,
    address: complaintRegisterUrls.register(),
  })
  const cases = may('cases.case-reading', {
    label: caseMessages[language].cases,
    address: caseUrls.cases(),
  })
  const room = may('queue.serve', {
    label: queueWorkMessages[language].menu,
    address: queueWorkUrls.counters(),
  })
  const administration = [
    ...may(
      'accounts.manage',
      { label: t.accounts, address: administrationUrls.accounts() },
      { label: t.divisions, address: administrationUrls.divisions() },
    ),
    ...may('integrity-reports.directory', {
      label: directoryMessages[language].directory,
      address: integrityReportUrls.keepDirectory(),
    }),
    ...may('integrity-reports.counting', {
      label: countMessages[language].counts,
      address: integrityReportUrls.counts(),
    }),
    ...may('complaints.api-keys', {
      label: complaintOpen311Messages[language].keys,
      address: complaintRegisterUrls.keys(),
    }),
    ...may('maps.settings', { label: mapMessages[language].settings, address: mapUrls.settings() }),
    ...may('accounts.audit', { label: t.audit, address: administrationUrls.audit() }),
    ...may('jobs.manage', { label: t.failedJobs, address: workUrls.failedJobs() }),
  ]
  return [
    {
      title: t.myWork,
      items: [
        { label: t.myWork, address: workUrls.work() },
        { label: t.inbox, address: workUrls.inbox() },
        { label: accountMessages[language].me, address: accountUrls.me() },
      ],
    },
    ...(plan.length > 0 ? [{ title: planMessages[language].plan, items: plan }] : []),
    ...(complaints.length > 0 ? [{ title: complaintDoorMessages[language].door, items: complaints }] : []),
    ...(cases.length > 0 ? [{ title: homeMessages[language].report, items: cases }] : []),
    ...(room.length > 0 ? [{ title: queueMessages[language].queue, items: room }] : []),
    ...(disclosing.length > 0 ? [{ title: uiMessages[language].disclosing, items: disclosing }] : []),
    ...(administration.length > 0
      ? [{ title: uiMessages[language].administration, items: administration }]
      : []),
  ]
}
