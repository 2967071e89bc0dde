import { accountsOf } from './modules/accounts/module.ts'
import { carriedForms } from './modules/carried-forms/module.tsx'
import { cases } from './modules/cases/module.ts'
import { complaints } from './modules/complaints/module.ts'
import { filesOf } from './modules/files/module.ts'
import { disclosureOf } from './modules/disclosure/module.ts'
import { homeOf } from './modules/home/module.tsx'
import { informationRequests } from './modules/information-requests/module.ts'
import { integrityReports } from './modules/integrity-reports/module.tsx'
import { itaOf } from './modules/ita/module.ts'
import { ledgerOf, platformEvents } from './modules/ledger/module.tsx'
import { manuals } from './modules/manuals/module.ts'
import { mapsOf } from './modules/maps/module.ts'
import { openDataOf } from './modules/open-data/module.tsx'
import { plan } from './modules/plan/module.ts'
import { publications } from './modules/publications/module.ts'
import { queue } from './modules/queue/module.ts'
import { search } from './modules/search/module.tsx'
import { services } from './modules/services/module.ts'
import { surveys } from './modules/surveys/module.ts'
import { workOf } from './modules/work/module.ts'
import type { Module } from './platform/module.ts'

/** What satisfies the items of the yearly assessment comes from these. */
const disclosing: readonly Module[] = [plan, publications, manuals, informationRequests, services]
const disclosure = disclosureOf(disclosing)
const sources: readonly Module[] = [
  ...disclosing,
  disclosure,
  itaOf(disclosure.itemReadiness),
  complaints,
  mapsOf([complaints]),
  cases,
  queue,
  surveys,
  homeOf(disclosure),
  integrityReports,
  search,
  carriedForms,
]
const work = workOf(sources)
const files = filesOf(sources)
const accounts = accountsOf([...sources, work, files, { events: platformEvents }])
const ledger = ledgerOf([...sources, work, files, accounts])

/** The one list of modules. */
export const modules: readonly Module[] = [...sources, work, files, accounts, ledger, openDataOf(sources)]
