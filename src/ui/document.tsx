import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Person } from '../platform/identity/actor.ts'
import type { Language } from '../platform/language/messages.ts'
import { frontPage } from '../platform/web/address.ts'
import { problemMessages, type Problem } from '../platform/web/problem.ts'
import type { RenderDocument } from '../platform/web/rendering.ts'
import { inView, localAddress, useMessages, useView, type View } from '../platform/web/view.ts'
import {
  currentFor,
  Document,
  MainMenu,
  PublicLayout,
  WholeMenu,
  type DocumentProps,
  type MenuGroup,
  type MenuItem,
} from './layout.tsx'
import { ConfidentialLayout } from './confidential-layout.tsx'
import { NotificationBanner } from './govuk/notification-banner.tsx'
import { uiMessages } from './messages.ts'
import { Link } from './page-parts.tsx'
import { renderedOnce } from './rendered-once.ts'
import { StaffLayout } from './staff-layout.tsx'
import { Thai } from './thai.tsx'

export interface Site {
  readonly assets: Readonly<Record<string, string>>
  /** What the confidential site tells browsers to compare scripts and styles with. */
  readonly integrity: Readonly<Record<string, string>>
  readonly mainMenu: (language: Language) => readonly MenuItem[]
  readonly wholeMenu: (language: Language) => readonly MenuGroup[]
  /** What a person may do here. */
  readonly staffMenu: (language: Language, person: Person) => readonly MenuGroup[]
  /** The kinds of acts in words, by their names in the ledger. */
  readonly eventNames: Readonly<Record<string, Readonly<Record<Language, string>>>>
  readonly ownPage: string
  /** Where somebody leaves the confidential site at once. */
  readonly leave: string
  readonly signOut: string
}

/** Renders whole documents for a site: its pages, and its problems in both languages. */
export function documentsOf(site: Site): RenderDocument {
  const render = (view: View, content: VNode): string =>
    inView(view, () => `<!doctype html>${renderToString(content)}`)
  // The menus were two thirds of the frame of a page.
  const mainMenu = renderedOnce((...current: string[]) => (
    <MainMenu items={site.mainMenu(useView().language)} current={current} />
  ))
  const wholeMenu = renderedOnce(() => <WholeMenu groups={site.wholeMenu(useView().language)} />)
  const InPublic = (document: Omit<DocumentProps, 'assets' | 'integrity'>): VNode => {
    const { language, path, site: which } = useView()
    if (which === 'confidential')
      return (
        <ConfidentialLayout
          {...document}
          assets={site.assets}
          integrity={site.integrity}
          leave={site.leave}
        />
      )
    const current = site.mainMenu(language).map(({ address }) => currentFor(address, path) ?? '')
    return (
      <PublicLayout
        {...document}
        assets={site.assets}
        mainMenu={mainMenu(...current)}
        wholeMenu={wholeMenu()}
      />
    )
  }
  return {
    page: (view, { title, description, scripts, frame, renewsAfter, content }) =>
      render(
        view,
        frame === 'screen' ? (
          <Document
            title={title}
            scripts={scripts}
            assets={site.assets}
            styles="screen.css"
            renewsAfter={renewsAfter}
          >
            <main id="main">{content}</main>
          </Document>
        ) : (
          <InPublic title={title} description={description} scripts={scripts}>
            {content}
          </InPublic>
        ),
      ),
    staffPage: (view, person, { title, scripts, content }) =>
      render(
        view,
        <StaffLayout
          title={title}
          scripts={[...staffScripts, ...(scripts ?? [])]}
          assets={site.assets}
          menu={site.staffMenu(view.language, person)}
          ownPage={site.ownPage}
          signOut={site.signOut}
        >
          <DoneBanner names={site.eventNames} />
          {content}
        </StaffLayout>,
      ),
    problem: (view, problem) =>
      render(
        view,
        <InPublic title={problemMessages(problem.code)[view.language].title}>
          <ProblemPage problem={problem} />
        </InPublic>,
      ),
  }
}

/** What the form that led here did, in the words of the ledger. */
function DoneBanner({ names }: { names: Site['eventNames'] }): VNode | null {
  const { language, done = '' } = useView()
  const t = useMessages(uiMessages)
  if (!Object.hasOwn(names, done)) return null
  return (
    <NotificationBanner type="success" title={<Thai>{t.done}</Thai>}>
      <p class="govuk-notification-banner__heading">
        <Thai>{names[done]![language]}</Thai>
      </p>
    </NotificationBanner>
  )
}

/** What makes forms easier for those who fill them in every day. */
const staffScripts = ['kept-draft.js', 'chosen-files.js', 'sending-forms.js']

/** What went wrong and what to do, in the language of the page and then in the other one. */
function ProblemPage({ problem }: { problem: Problem }): VNode {
  const { language, path } = useView()
  const t = useMessages(uiMessages)
  const other: Language = language === 'th' ? 'en' : 'th'
  const words = problemMessages(problem.code)
  return (
    <div class="ps-wrap ps-problem">
      <h1 class="govuk-heading-l">
        <Thai>{words[language].title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{words[language].advice}</Thai>
      </p>
      {problem.about && (
        <p class="ps-measure">
          <Thai>{t.problemAbout(problem.about)}</Thai>
        </p>
      )}
      <p>
        {problem.code === 'unknown-value' ? (
          <Link to={path}>
            <Thai>{t.withoutFilters}</Thai>
          </Link>
        ) : (
          <Link to={frontPage()}>{t.goToFrontPage}</Link>
        )}
      </p>
      <div class="ps-problem__other" lang={other}>
        <h2 class="govuk-heading-m">
          <Thai>{words[other].title}</Thai>
        </h2>
        <p class="ps-measure">
          <Thai>{words[other].advice}</Thai>
        </p>
        <p>
          <a class="govuk-link" href={localAddress(other, frontPage())}>
            {uiMessages[other].goToFrontPage}
          </a>
        </p>
      </div>
    </div>
  )
}
