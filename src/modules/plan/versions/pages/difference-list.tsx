import type { VNode } from 'preact'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Thai } from '../../../../ui/thai.tsx'
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
  const t = useMessages(planVersionMessages)
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
        {differences.map((difference) => (
          <li>
            <h3 class="govuk-heading-s">
              <Place difference={difference} content={content} />
            </h3>
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

function Place({ difference: { place }, content }: { difference: Difference; content: PlanFile }): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const named = (number: number) => {
    const programme = content.programmes.find((one) => one.number === number)
    return (programme && (language === 'th' ? programme.name : programme.nameEn)) ?? ''
  }
  if (place.kind === 'plan') return <Thai>{t[place.field]}</Thai>
  if (place.kind === 'target') return <Thai>{t.target(place.indicator, place.fiscalYear)}</Thai>
  const { number, field } = place
  if (place.kind === 'row') {
    const what = field === 'whole' ? t.wholeRow : t[field]
    return <Thai>{`${t.inYear(place.fiscalYear, number)} ${named(number)}: ${what}`}</Thai>
  }
  return <Thai>{`${t.programme(number)} ${named(number)}: ${t[field]}`}</Thai>
}
