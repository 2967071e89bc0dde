import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { daysLeft } from '../../../platform/calendar/deadline.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import {
  emptyForm,
  FormErrors,
  SelectField,
  TextField,
  useError,
  type FormState,
} from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { ErrorMessage } from '../../../ui/govuk/error-message.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Figures, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { itemStates } from '../item-state.ts'
import type { Item, ItaYear } from '../items.ts'
import { disclosureMessages, topicName, topics } from '../messages.ts'
import { periods } from '../period.ts'
import type { ItemStanding } from '../standing.ts'
import { disclosureUrls, disclosureWorkUrls } from '../urls.ts'
import { disclosureWorkMessages } from '../work-messages.ts'
import { dueFilters, type ItemFilter } from '../work/filter.ts'
import { ItemStateTag, useDivisionName, useItemTitle, YearChoices } from './item-parts.tsx'
import { ListOrigin } from './year-page.tsx'

export interface WorkYearPageProps {
  readonly year: ItaYear
  readonly years: readonly number[]
  readonly all: readonly ItemStanding[]
  readonly shown: readonly ItemStanding[]
  readonly withdrawn: readonly Item[]
  readonly filter: ItemFilter
  /** The items that were ticked in a form that came back. */
  readonly chosen: readonly string[]
  readonly divisions: readonly Division[]
  readonly mayWork: boolean
  /** The year that may be opened by copying this one. */
  readonly next: number | undefined
  readonly form: FormState
}

/** All items of a year for those who see to them: how each stands, who answers for it, and until when. */
export function WorkYearPage(props: WorkYearPageProps): VNode {
  const { year, years, all, shown, mayWork, form } = props
  const t = useMessages(disclosureWorkMessages)
  const words = useMessages(disclosureMessages)
  const { itaYear } = year
  const countOf = (state: (typeof itemStates)[number]) =>
    String(all.filter((one) => one.state === state).length)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.workOf(itaYear)}</Thai>
      </h1>
      <YearChoices years={years} itaYear={itaYear} to={disclosureWorkUrls.workYear} />
      <Figures figures={itemStates.map((state) => ({ label: words[state], value: countOf(state) }))} />
      <p class="ps-inline-links">
        <Link to={disclosureUrls.year({ itaYear })}>
          <Thai>{t.publicPage}</Thai>
        </Link>
      </p>
      <ListOrigin year={year} />
      <Filters {...props} />
      {shown.length === 0 ? (
        <p class="govuk-inset-text">
          <Thai>{t.nothingMatches}</Thai>
        </p>
      ) : (
        <ItemTable {...props} />
      )}
      <Withdrawn items={props.withdrawn} />
      {mayWork && <ListForms {...props} />}
    </>
  )
}

function Filters({ year: { itaYear }, filter, divisions }: WorkYearPageProps): VNode {
  const { language } = useView()
  const t = useMessages(disclosureWorkMessages)
  const words = useMessages(disclosureMessages)
  const href = useHref()
  const due = { near: t.dueNear, passed: t.duePassed }
  return (
    <form method="get" action={href(disclosureWorkUrls.workYear({ itaYear }))} class="ps-filters ps-bulk">
      <SelectField
        name="state"
        label={t.state}
        form={emptyForm}
        value={filter.state}
        items={[
          { value: '', children: t.allStates },
          ...itemStates.map((state) => ({ value: state, children: words[state] })),
        ]}
      />
      <SelectField
        name="topic"
        label={t.topicFilter}
        form={emptyForm}
        value={filter.topic}
        items={[
          { value: '', children: t.allTopics },
          ...topics.map((topic) => ({ value: topic, children: `${topic} ${topicName(words, topic)}` })),
        ]}
      />
      <SelectField
        name="division"
        label={t.divisionFilter}
        form={emptyForm}
        value={filter.division}
        items={[
          { value: '', children: t.allDivisions },
          { value: 'none', children: t.withoutDivision },
          ...divisions.map(({ divisionId, name, nameEn }) => ({
            value: divisionId,
            children: language === 'th' ? name : nameEn,
          })),
        ]}
      />
      <SelectField
        name="due"
        label={t.dueFilter}
        form={emptyForm}
        value={filter.due}
        items={[
          { value: '', children: t.allDue },
          ...dueFilters.map((one) => ({ value: one, children: due[one] })),
        ]}
      />
      <Button class="govuk-button--secondary">
        <Thai>{t.filter}</Thai>
      </Button>
    </form>
  )
}

function ItemTable(props: WorkYearPageProps): VNode {
  const { year, shown, mayWork } = props
  const { itaYear } = year
  const t = useMessages(disclosureWorkMessages)
  const table = (
    <table class="ps-worklist" id="items">
      <caption class="govuk-visually-hidden">{t.workOf(itaYear)}</caption>
      <thead>
        <tr>
          {mayWork && (
            <th scope="col">
              <span class="govuk-visually-hidden">{t.choose}</span>
            </th>
          )}
          <th scope="col">{t.item}</th>
          <th scope="col">{t.state}</th>
          <th scope="col" class="ps-worklist__division">
            <Thai>{t.divisionFilter}</Thai>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((standing) => (
          <Row {...props} standing={standing} />
        ))}
      </tbody>
    </table>
  )
  if (!mayWork) return table
  return (
    <PostForm action={disclosureWorkUrls.assign({ itaYear })}>
      {/* Shown by a script, which alone can tick them all. */}
      <p class="ps-choose-all" hidden>
        <input type="checkbox" id="choose-all" data-choose-all />
        <label for="choose-all">
          <Thai>{t.chooseAll}</Thai>
        </label>
      </p>
      {props.form.errors['items'] && (
        <ErrorMessage {...useError(props.form.errors['items'])!} id="items-error" />
      )}
      {table}
      <AssignFields {...props} />
    </PostForm>
  )
}

function Row({
  standing: { item, state, reasons },
  divisions,
  chosen,
  mayWork,
}: WorkYearPageProps & { standing: ItemStanding }): VNode {
  const { language, today } = useView()
  const t = useMessages(disclosureWorkMessages)
  const divisionName = useDivisionName(divisions)
  const titleOf = useItemTitle()
  const { itemId, code, deadline, divisionId } = item
  return (
    <tr>
      {mayWork && (
        <td class="ps-worklist__choose">
          <input
            type="checkbox"
            name="item"
            value={itemId}
            id={`item-${code}`}
            checked={chosen.includes(itemId)}
            aria-label={t.chooseItem(code)}
          />
        </td>
      )}
      <th scope="row">
        <span class="ps-worklist__no">{code}</span>{' '}
        <Link to={disclosureWorkUrls.workItem({ itemId })}>
          <Thai>{titleOf(item)}</Thai>
        </Link>
        {state !== 'missing' &&
          reasons.map((reason) => (
            <span class="ps-rows__meta">
              <Thai>{reason[language]}</Thai>
            </span>
          ))}
      </th>
      <td>
        <ItemStateTag state={state} />
      </td>
      <td class="ps-worklist__division">
        <Thai>{divisionId === null ? t.nobodyYet : divisionName(divisionId)}</Thai>
        {deadline && (
          <span class="ps-rows__meta">
            <Thai>{t.dueBy(formatDate(deadline, language, 'short'))}</Thai>
            {state !== 'met' && <DaysLeft days={daysLeft(deadline, today)} />}
          </span>
        )}
      </td>
    </tr>
  )
}

/** Said of what is near or late; further away the day says enough. */
function DaysLeft({ days }: { days: number }): VNode | null {
  const t = useMessages(disclosureWorkMessages)
  if (days > 30) return null
  const words = days < 0 ? t.overdue(-days) : days === 0 ? t.dueToday : t.dueIn(days)
  return (
    <b class={days < 0 ? 'ps-ink--late' : undefined}>
      {' '}
      <Thai>{words}</Thai>
    </b>
  )
}

function AssignFields({ divisions, form }: WorkYearPageProps): VNode {
  const { language, today } = useView()
  const t = useMessages(disclosureWorkMessages)
  const words = useMessages(disclosureMessages)
  const open = divisions.filter(({ closedAt }) => closedAt === null)
  return (
    <fieldset class="govuk-fieldset ps-block">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
        <Thai>{t.setChosen}</Thai>
      </legend>
      <div class="ps-bulk">
        <SelectField
          name="toDivision"
          label={words.division}
          form={form}
          items={[
            { value: '', children: t.keep },
            ...open.map(({ divisionId, name, nameEn }) => ({
              value: divisionId,
              children: language === 'th' ? name : nameEn,
            })),
          ]}
        />
        <TextField
          name="deadline"
          label={words.deadline}
          hint={t.dateHint(editableDate(today))}
          form={form}
          autoComplete="off"
        />
        <SelectField
          name="period"
          label={words.period}
          form={form}
          items={[
            { value: '', children: t.keep },
            ...periods.map((period) => ({ value: period, children: words[period] })),
          ]}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.save}</Thai>
        </Button>
      </div>
    </fieldset>
  )
}

function Withdrawn({ items }: { items: readonly Item[] }): VNode | null {
  const words = useMessages(disclosureMessages)
  const titleOf = useItemTitle()
  if (items.length === 0) return null
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{words.withdrawn}</Thai>
      </h2>
      <ul class="ps-rows">
        {items.map((item) => (
          <li>
            <Link to={disclosureWorkUrls.workItem({ itemId: item.itemId })}>
              {`${item.code} `}
              <Thai>{titleOf(item)}</Thai>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is done with the list itself. */
function ListForms({ year: { itaYear }, next, form }: WorkYearPageProps): VNode {
  const { today } = useView()
  const t = useMessages(disclosureWorkMessages)
  return (
    <section class="ps-block">
      <p>
        <Link to={disclosureWorkUrls.addItem({ itaYear })}>
          <Thai>{t.addItemTo(itaYear)}</Thai>
        </Link>
      </p>
      <Details summary={<Thai>{t.confirmList}</Thai>} open={form.errors['checkedOn'] !== undefined}>
        <p class="ps-measure">
          <Thai>{t.confirmWhy}</Thai>
        </p>
        <PostForm action={disclosureWorkUrls.yearChecked({ itaYear })}>
          <TextField
            name="checkedOn"
            label={t.confirmDay}
            hint={t.dateHint(editableDate(today))}
            form={form}
            autoComplete="off"
          />
          <Button class="govuk-button--secondary">
            <Thai>{t.confirm}</Thai>
          </Button>
        </PostForm>
      </Details>
      {next !== undefined && (
        <Details summary={<Thai>{t.openNext(next)}</Thai>}>
          <p class="ps-measure">
            <Thai>{t.openWhy(itaYear)}</Thai>
          </p>
          <PostForm action={disclosureWorkUrls.openYear({ itaYear: next })}>
            <Button class="govuk-button--secondary">
              <Thai>{t.openNext(next)}</Thai>
            </Button>
          </PostForm>
        </Details>
      )}
    </section>
  )
}
