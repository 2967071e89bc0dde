import type { VNode } from 'preact'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Thai } from '../../../../ui/thai.tsx'
import { nameIn } from '../../naming.ts'
import type { PlanFile } from '../../plan-file.ts'
import type { Difference } from '../differences.ts'
import { planVersionMessages } from '../messages.ts'

type Words = typeof planVersionMessages.th

export interface DifferenceListProps {
  readonly differences: readonly Difference[]
  /** For the names of programmes and topics. */
  readonly content: PlanFile
}

/** What differs between two plans: what it was beside what it is, told apart by words and not by colour alone. */
export function DifferenceList({ differences, content }: DifferenceListProps): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const nameOf = (number: number) => {
    const programme = content.programmes.find((one) => one.number === number)
    return programme ? nameIn(language, programme) : ''
  }
  if (differences.length === 0) {
    return (
      <p class="govuk-inset-text">
        <Thai>{t.noChanges}</Thai>
      </p>
    )
  }
  return (
    <>
      <p class="ps-rows__meta">
        <Thai>{t.changeCount(differences.length)}</Thai>
      </p>
      <ul class="ps-differences">
        {[...Map.groupBy(differences, ({ place }) => headOf(t, place, nameOf))].map(([head, ofHead]) => (
          <li>
            <h3 class="govuk-heading-s">
              <Thai>{head}</Thai>
            </h3>
            {ofHead.map((difference) => (
              <Sides difference={difference} />
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

function sideOf(t: Words, { place }: Difference, text: string | null, Mark: 'del' | 'ins'): VNode {
  if (text === null || text === '') return <Thai>{t.nothing}</Thai>
  const isBudget = place.kind === 'row' && place.field === 'budget' && text !== '–'
  const isKind = place.kind === 'programme' && place.field === 'kind'
  const words = isKind ? t[text as 'project'] : text
  return (
    <Mark class="ps-typed" lang={isKind ? undefined : textLanguage(place)}>
      <Thai>{isBudget ? formatBaht(Math.round(Number(text) * 100)) : words}</Thai>
    </Mark>
  )
}

/** The plan's own words are Thai, whatever the page is in, save those that were written in English. */
function textLanguage(place: Difference['place']): 'th' | 'en' {
  return 'field' in place && place.field.endsWith('En') ? 'en' : 'th'
}

/** Where it differs: differences of the same place are shown under one heading. */
function headOf(t: Words, place: Difference['place'], nameOf: (number: number) => string): string {
  if (place.kind === 'plan') return t[place.field]
  if (place.kind === 'target') return t.target(place.indicator, place.fiscalYear)
  const programme = `${place.number} ${nameOf(place.number)}`
  return place.kind === 'row' ? `${t.year(place.fiscalYear)}: ${programme}` : programme
}

/** What of the place differs; undefined where the heading says it already. */
function fieldOf(t: Words, place: Difference['place']): string | undefined {
  if (place.kind === 'row') return place.field === 'whole' ? t.wholeRow : t[place.field]
  return place.kind === 'programme' ? t[place.field] : undefined
}

function Sides({ difference }: { difference: Difference }): VNode {
  const t = useMessages(planVersionMessages)
  const field = fieldOf(t, difference.place)
  return (
    <>
      {field && (
        <p class="ps-differences__field">
          <Thai>{field}</Thai>
        </p>
      )}
      <dl class="ps-differences__sides">
        <div>
          <dt>
            <Thai>{t.before}</Thai>
          </dt>
          <dd>{sideOf(t, difference, difference.before, 'del')}</dd>
        </div>
        <div>
          <dt>
            <Thai>{t.after}</Thai>
          </dt>
          <dd>{sideOf(t, difference, difference.after, 'ins')}</dd>
        </div>
      </dl>
    </>
  )
}
