import type { VNode } from 'preact'
import { frontPage } from '../platform/web/address.ts'
import { useHref, useMessages, useView } from '../platform/web/view.ts'
import { PostForm } from './form.tsx'
import { Mark } from './icons.tsx'
import {
  currentFor,
  Document,
  LanguageLink,
  useSiteName,
  type DocumentProps,
  type MenuGroup,
} from './layout.tsx'
import { uiMessages } from './messages.ts'
import { Thai } from './thai.tsx'

export interface StaffLayoutProps extends DocumentProps {
  readonly menu: readonly MenuGroup[]
  /** Where the name of the person leads, and where the sign-out button posts. */
  readonly ownPage: string
  readonly signOut: string
}

/** The page of somebody who works here: a deep header without the band, the menu of his work at the side. */
export function StaffLayout({ menu, ownPage, signOut, children, ...document }: StaffLayoutProps): VNode {
  const { path, person } = useView()
  const t = useMessages(uiMessages)
  const href = useHref()
  // A page below two items belongs to the nearer one: the inbox stands under the work.
  const here = menu
    .flatMap(({ items }) => items.map(({ address }) => address))
    .filter((address) => currentFor(address, path))
    .toSorted((a, b) => b.length - a.length)[0]
  return (
    <Document {...document} bodyClass="ps-staff">
      <header class="ps-header">
        <div class="ps-wrap">
          <Mark />
          <a class="ps-header__name" href={href(frontPage())}>
            <Thai>{useSiteName()}</Thai>
          </a>
          <div class="ps-who">
            <a class="ps-who__menu" href="#menu">
              {t.menu}
            </a>
            {person && (
              <a href={href(ownPage)}>
                <Thai>{person.name}</Thai>
              </a>
            )}
            <LanguageLink />
            <PostForm action={signOut} forgetsDrafts>
              <button type="submit" class="ps-who__out">
                {t.signOut}
              </button>
            </PostForm>
          </div>
        </div>
      </header>
      <p class="ps-sending" role="status" data-sending={t.sending} />
      <div class="ps-wrap ps-frame">
        <main class="ps-main" id="main">
          {children}
        </main>
        {/* After the content, which a phone shows first; the header leads to it. */}
        <nav class="ps-side" id="menu" aria-label={t.staffMenu}>
          {menu.map((group, index) => (
            <>
              {index > 0 && (
                <h2>
                  <Thai>{group.title}</Thai>
                </h2>
              )}
              <ul>
                {group.items.map((item) => (
                  <li>
                    <a
                      href={href(item.address)}
                      aria-current={item.address === here ? currentFor(item.address, path) : undefined}
                    >
                      <span>
                        <Thai>{item.label}</Thai>
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </>
          ))}
        </nav>
      </div>
    </Document>
  )
}
