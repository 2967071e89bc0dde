import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import { expand } from './part.ts'
import type { Absent, Part, Shorthand } from './part.ts'

type Text = Omit<Part, 'attributes'>

export interface SummaryListAction extends Part {
  readonly href: string
  /** What the action is about, for those who hear it out of its row: "แก้ไข" is followed by "ที่อยู่". */
  readonly visuallyHiddenText?: string | undefined
}

interface Actions {
  readonly items: readonly SummaryListAction[]
  readonly class?: string | undefined
}

export interface SummaryListRow {
  readonly key: Shorthand<Text>
  readonly value: Shorthand<Text> | number
  readonly actions?: Actions | undefined
  readonly class?: string | undefined
}

interface Card extends Omit<Part, 'children'> {
  readonly title?: Shorthand<CardTitleProps> | undefined
  readonly actions?: Actions | undefined
}

interface CardTitleProps extends Text {
  /** 2 unless said otherwise. */
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
}

export interface SummaryListProps extends Omit<Part, 'children'> {
  readonly rows: readonly (SummaryListRow | Absent)[]
  /** Puts the list on a card. */
  readonly card?: Card | undefined
}

/** The answers or properties of one thing, each with what can be done about it. */
export function SummaryList({ rows, card, class: classes, attributes }: SummaryListProps): VNode {
  const title: CardTitleProps | undefined = card?.title ? expand(card.title) : undefined
  const someRowHasActions = rows.some((row) => row && hasActions(row))
  const list = (
    <dl class={classNames('govuk-summary-list', classes)} {...attributes}>
      {rows.map((row) => row && <Row row={row} cardTitle={title} someRowHasActions={someRowHasActions} />)}
    </dl>
  )
  if (!card) return list
  return (
    <div class={classNames('govuk-summary-card', card.class)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && <CardTitle {...title} />}
        {card.actions && <CardActions actions={card.actions} cardTitle={title} />}
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  )
}

function hasActions({ actions }: SummaryListRow): boolean {
  return actions !== undefined && actions.items.length > 0
}

interface RowProps {
  readonly row: SummaryListRow
  readonly cardTitle: Text | undefined
  readonly someRowHasActions: boolean
}

function Row({ row, cardTitle, someRowHasActions }: RowProps): VNode {
  const noActions = someRowHasActions && !hasActions(row) && 'govuk-summary-list__row--no-actions'
  return (
    <div class={classNames('govuk-summary-list__row', noActions, row.class)}>
      <Key {...expand(row.key)} />
      <Value {...expand(row.value)} />
      {row.actions && <RowActions actions={row.actions} cardTitle={cardTitle} />}
    </div>
  )
}

function Key({ class: classes, children }: Text): VNode {
  return <dt class={classNames('govuk-summary-list__key', classes)}>{children}</dt>
}

function Value({ class: classes, children }: Text): VNode {
  return <dd class={classNames('govuk-summary-list__value', classes)}>{children}</dd>
}

function CardTitle({ headingLevel = 2, class: classes, children }: CardTitleProps): VNode {
  const Heading = `h${headingLevel}` as const
  return <Heading class={classNames('govuk-summary-card__title', classes)}>{children}</Heading>
}

interface ActionsProps {
  readonly actions: Actions
  readonly cardTitle: Text | undefined
}

/** One action stands alone: a list of one would be announced as a list for nothing. */
function RowActions({ actions, cardTitle }: ActionsProps): VNode | null {
  const links = actions.items.map((action) => <ActionLink action={action} cardTitle={cardTitle} />)
  if (links.length === 0) return null
  return (
    <dd class={classNames('govuk-summary-list__actions', actions.class)}>
      {links.length === 1 ? (
        links
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {links.map((link) => (
            <li class="govuk-summary-list__actions-list-item">{link}</li>
          ))}
        </ul>
      )}
    </dd>
  )
}

function CardActions({ actions, cardTitle }: ActionsProps): VNode | null {
  const classes = classNames('govuk-summary-card__actions', actions.class)
  const links = actions.items.map((action) => <ActionLink action={action} cardTitle={cardTitle} />)
  if (links.length === 0) return null
  if (links.length === 1) return <div class={classes}>{links}</div>
  return (
    <ul class={classes}>
      {links.map((link) => (
        <li class="govuk-summary-card__action">{link}</li>
      ))}
    </ul>
  )
}

interface ActionLinkProps {
  readonly action: SummaryListAction
  readonly cardTitle: Text | undefined
}

function ActionLink({ action, cardTitle }: ActionLinkProps): VNode {
  const { href, visuallyHiddenText, class: classes, attributes, children } = action
  return (
    <a class={classNames('govuk-link', classes)} href={href} {...attributes}>
      {children}
      {(visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {visuallyHiddenText && ` ${visuallyHiddenText}`}
          {cardTitle && <> ({cardTitle.children})</>}
        </span>
      )}
    </a>
  )
}
