import type { VNode } from 'preact'
import { localAddress, useHref, useMessages, useView } from '../platform/web/view.ts'
import { LockIcon } from './icons.tsx'
import { Document, useSiteName, type DocumentProps } from './layout.tsx'
import { uiMessages } from './messages.ts'
import { Thai } from './thai.tsx'

/**
 * The page of the confidential site: nothing on it leads on but its own pages, and one link away from them at
 * once. The language stands in the address alone, because a cookie would tell of the visit.
 */
export function ConfidentialLayout({
  leave,
  children,
  ...document
}: DocumentProps & { leave: string }): VNode {
  const { language, path, search } = useView()
  const t = useMessages(uiMessages)
  const href = useHref()
  const other = language === 'th' ? 'en' : 'th'
  return (
    <Document {...document} bodyClass="ps-confidential">
      <header class="ps-header">
        <div class="ps-wrap">
          <LockIcon />
          <span class="ps-header__name">
            <Thai>{useSiteName()}</Thai>
          </span>
          <div class="ps-header__links">
            <a
              class="ps-header__language"
              href={localAddress(other, path + search)}
              lang={other}
              hreflang={other}
            >
              {t.otherLanguage}
            </a>
            <a class="ps-header__leave" href={href(leave)} rel="noreferrer">
              <Thai>{t.leaveAtOnce}</Thai>
            </a>
          </div>
        </div>
      </header>
      <main id="main">{children}</main>
    </Document>
  )
}
