import type { VNode } from 'preact'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { ClockIcon, DoneIcon, PlannedIcon } from '../../../ui/icons.tsx'
import { Choices } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { ItemState } from '../item-state.ts'
import { disclosureMessages } from '../messages.ts'
import type { CheckResult } from '../standing.ts'
import type { Words } from '../state-words.ts'

const looks = { met: 'reached', part: 'due', stale: 'due', missing: 'plain' } as const

/** The state of an item: a shape, a word and a colour. */
export function ItemStateTag({ state }: { state: ItemState }): VNode {
  const t = useMessages(disclosureMessages)
  return (
    <span class={`ps-state ps-state--${looks[state]}`}>
      {state === 'met' ? <DoneIcon /> : state === 'missing' ? <PlannedIcon /> : <ClockIcon />}
      <span>
        <Thai>{t[state]}</Thai>
      </span>
    </span>
  )
}

const checkLooks = { met: 'reached', failed: 'due', waiting: 'plain', none: 'plain' } as const

/** What came of a check of the program. */
export function CheckTag({ result }: { result: CheckResult }): VNode {
  const t = useMessages(disclosureMessages)
  const words = { met: t.checkMet, failed: t.checkFailed, waiting: t.checkWaiting, none: t.checkNone }
  return (
    <span class={`ps-state ps-state--${checkLooks[result]}`}>
      {result === 'met' ? <DoneIcon /> : result === 'failed' ? <ClockIcon /> : <PlannedIcon />}
      <span>
        <Thai>{words[result]}</Thai>
      </span>
    </span>
  )
}

/** Why an item is not met, as a list; nothing where it is. */
export function Reasons({ reasons }: { reasons: readonly Words[] }): VNode | null {
  const { language } = useView()
  if (reasons.length === 0) return null
  return (
    <ul class="ps-dash">
      {reasons.map((reason) => (
        <li>
          <Thai>{reason[language]}</Thai>
        </li>
      ))}
    </ul>
  )
}

/** The years that have a list, as links to the same page of each. */
export function YearChoices({
  years,
  itaYear,
  to,
}: {
  years: readonly number[]
  itaYear: number
  to: (parameters: { itaYear: number }) => string
}): VNode {
  const t = useMessages(disclosureMessages)
  return (
    <Choices
      label={t.years}
      choices={years.map((year) => ({
        label: String(year),
        address: to({ itaYear: year }),
        chosen: year === itaYear,
      }))}
    />
  )
}

/** The name of the division that answers for an item; says so where none does. */
export function useDivisionName(divisions: readonly Division[]): (divisionId: string | null) => string {
  const { language } = useView()
  const t = useMessages(disclosureMessages)
  return (divisionId) => {
    const division = divisions.find((one) => one.divisionId === divisionId)
    if (!division) return t.noDivision
    return language === 'th' ? division.name : division.nameEn
  }
}

/** The title of an item in the language of the page. */
export function useItemTitle(): (item: { readonly title: string; readonly titleEn: string }) => string {
  const { language } = useView()
  return ({ title, titleEn }) => (language === 'th' ? title : titleEn)
}
