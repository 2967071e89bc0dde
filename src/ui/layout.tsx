import type { ComponentChildren, VNode } from 'preact'
import type { Organization } from '../platform/organization/directory.ts'
import { frontPage } from '../platform/web/address.ts'
import { languageChoice } from '../platform/web/language-choice.ts'
import { platformUrls } from '../platform/web/platform-urls.ts'
import { useHref, useMessages, useView } from '../platform/web/view.ts'
import { Mark } from './icons.tsx'
import { uiMessages } from './messages.ts'
import { Thai } from './thai.tsx'

/** A line of the menu, in the language of the page. */
export interface MenuItem {
  readonly label: string
  readonly address: string
}

export interface MenuGroup {
  readonly title: string
  readonly items: readonly MenuItem[]
}

export interface DocumentProps {
  readonly title: string
  readonly description?: string | undefined
  /** The built files by their plain names, such as look.css. */
  readonly assets: Readonly<Record<string, string>>
  /** SHA-256 of the built files, as browsers compare it, by their plain names; compared where it is given. */
  readonly integrity?: Readonly<Record<string, string>> | undefined
  /** Plain names of the scripts that make the page nicer. */
  readonly scripts?: readonly string[] | undefined
  readonly children: ComponentChildren
}

export interface PublicLayoutProps extends DocumentProps {
  /** A {@link MainMenu}. */
  readonly mainMenu: VNode
  /** A {@link WholeMenu}. */
  readonly wholeMenu: VNode
}

/** The public page: header, woven band, menu, content, footer with the whole menu. Needs no script. */
export function PublicLayout({ mainMenu, wholeMenu, children, ...document }: PublicLayoutProps): VNode {
  const siteName = useSiteName()
  return (
    <Document {...document}>
      <Header mainMenu={mainMenu} siteName={siteName} />
      <main id="main">{children}</main>
      <Footer wholeMenu={wholeMenu} siteName={siteName} />
    </Document>
  )
}

/** The short name of the organisation, or the product's where there is none. */
export function useSiteName(): string {
  const { language, organization } = useView()
  const t = useMessages(uiMessages)
  if (!organization) return t.product
  return language === 'th' ? organization.shortName : organization.shortNameEn
}

/** The frame of every page: head, skip link, the notice of a sample organisation. */
export function Document({
  title,
  description,
  assets,
  integrity = {},
  scripts = [],
  bodyClass,
  styles = 'look.css',
  renewsAfter,
  children,
}: DocumentProps & { bodyClass?: string; styles?: string; renewsAfter?: number | undefined }): VNode {
  const { language, organization } = useView()
  const t = useMessages(uiMessages)
  const siteName = useSiteName()
  const file = (name: string): string => platformUrls.asset({ name: assets[name] ?? name })
  return (
    <html lang={language} class="govuk-template--rebranded">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === siteName ? siteName : `${title} – ${siteName}`}</title>
        {description && <meta name="description" content={description} />}
        <meta name="theme-color" content="#062f31" />
        <link rel="icon" type="image/svg+xml" href={file('mark.svg')} />
        <link rel="stylesheet" href={file(styles)} integrity={integrity[styles]} />
        {scripts.map((name) => (
          <script type="module" src={file(name)} integrity={integrity[name]} />
        ))}
        {renewsAfter !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(renewsAfter)} />
          </noscript>
        )}
      </head>
      <body class={bodyClass}>
        <a class="ps-skip" href="#main">
          {t.skip}
        </a>
        {organization?.isSample && (
          <p class="ps-sample">
            <span class="ps-wrap">
              <Thai>{t.sample}</Thai>
            </span>
          </p>
        )}
        {children}
      </body>
    </html>
  )
}

function Header({ siteName, mainMenu }: Pick<PublicLayoutProps, 'mainMenu'> & { siteName: string }): VNode {
  const { organization } = useView()
  const t = useMessages(uiMessages)
  const href = useHref()
  return (
    <header>
      <div class="ps-header">
        <div class="ps-wrap">
          <Mark />
          <div>
            <a class="ps-header__name" href={href(frontPage())}>
              <Thai>{siteName}</Thai>
            </a>
            {organization && (
              <span class="ps-header__place">
                <Place organization={organization} />
              </span>
            )}
          </div>
          <div class="ps-header__links">
            <LanguageLink />
            <a class="ps-header__menu" href="#menu">
              {t.menu}
            </a>
          </div>
        </div>
      </div>
      <div class="ps-weave" />
      {mainMenu}
    </header>
  )
}

/** The row of links below the header of a wide page; `current` has {@link currentFor} of each, '' for none. */
export function MainMenu({
  items,
  current,
}: {
  items: readonly MenuItem[]
  current: readonly string[]
}): VNode {
  const t = useMessages(uiMessages)
  const href = useHref()
  return (
    <nav class="ps-nav" aria-label={t.mainMenu}>
      <div class="ps-wrap">
        <ul>
          {items.map((item, index) => (
            <li>
              <a href={href(item.address)} aria-current={(current[index] || undefined) as 'page' | 'true'}>
                <Thai>{item.label}</Thai>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

/** District and province; a narrow screen breaks the line between the two. */
function Place({ organization }: { organization: Organization }): VNode {
  const { language } = useView()
  const t = useMessages(uiMessages)
  const [district, province] =
    language === 'th'
      ? [organization.district, organization.province]
      : [organization.districtEn, organization.provinceEn]
  return (
    <>
      <span class="ps-nb">{t.district(district)}</span> <span class="ps-nb">{t.province(province)}</span>
    </>
  )
}

/** "page" for the page itself, "true" for a page below it, as ARIA tells them apart. */
export function currentFor(address: string, path: string): 'page' | 'true' | undefined {
  if (address === path) return 'page'
  return address !== '/' && path.startsWith(`${address}/`) ? 'true' : undefined
}

export function LanguageLink(): VNode {
  const { language, path, search } = useView()
  const t = useMessages(uiMessages)
  const other = language === 'th' ? 'en' : 'th'
  return (
    <a
      class="ps-header__language"
      href={languageChoice({ language: other }, { to: path + search })}
      lang={other}
      hreflang={other}
      rel="nofollow"
    >
      {t.otherLanguage}
    </a>
  )
}

function Footer({ siteName, wholeMenu }: Pick<PublicLayoutProps, 'wholeMenu'> & { siteName: string }): VNode {
  const { language, organization } = useView()
  const t = useMessages(uiMessages)
  return (
    <footer class="ps-footer">
      <div class="ps-wrap">
        <nav class="ps-footer__cols" id="menu" tabIndex={-1} aria-label={t.wholeMenu}>
          <div class="ps-footer__who">
            <h2>
              <Thai>
                {organization ? (language === 'th' ? organization.name : organization.nameEn) : siteName}
              </Thai>
            </h2>
            {organization && (
              <p>
                <Place organization={organization} />
              </p>
            )}
            <p>
              <LanguageLink />
            </p>
          </div>
          {wholeMenu}
        </nav>
        <p class="ps-footer__base">
          <Thai>{t.poweredBy}</Thai>
        </p>
      </div>
    </footer>
  )
}

/** Every page that can be reached from anywhere, in groups. */
export function WholeMenu({ groups }: { groups: readonly MenuGroup[] }): VNode {
  const href = useHref()
  return (
    <>
      {groups.map((group) => (
        <div>
          <h2>
            <Thai>{group.title}</Thai>
          </h2>
          <ul>
            {group.items.map((item) => (
              <li>
                <a href={href(item.address)}>
                  <Thai>{item.label}</Thai>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
