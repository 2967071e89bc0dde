import type { ComponentChildren, VNode } from 'preact'

/** With a size of its own, for a page whose styles did not arrive. */
function Icon({ children }: { children: ComponentChildren }): VNode {
  return (
    <svg class="ps-icon" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

export function SpeechIcon(): VNode {
  return (
    <Icon>
      <path d="M2 3h20v14H11l-6 5v-5H2z" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M6.5 8h11M6.5 12h7" stroke="currentColor" stroke-width="2" />
    </Icon>
  )
}

export function LockIcon(): VNode {
  return (
    <Icon>
      <path d="M3 10.5h18V22H3z" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M7 10V7a5 5 0 0 1 10 0v3" fill="none" stroke="currentColor" stroke-width="2" />
      <circle cx="12" cy="15" r="1.9" />
      <path d="M12 15.5v3.5" stroke="currentColor" stroke-width="2" />
    </Icon>
  )
}

/** Something that is late. */
export function WarningIcon(): VNode {
  return (
    <Icon>
      <path d="M12 1.5L23.5 22H.5z" />
      <path d="M12 8.5v6.5M12 17v2.5" class="ps-icon__hole" stroke-width="2.6" />
    </Icon>
  )
}

/** Something that is due. */
export function ClockIcon(): VNode {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9.7" fill="none" stroke="currentColor" stroke-width="2.4" />
      <path d="M12 6.5V12l4 2.6" fill="none" stroke="currentColor" stroke-width="2.4" />
    </Icon>
  )
}

/** Something that is done. */
export function DoneIcon(): VNode {
  return (
    <Icon>
      <circle cx="12" cy="12" r="11" />
      <path d="M6.5 12.5l4 4 7-8" fill="none" class="ps-icon__hole" stroke-width="2.6" />
    </Icon>
  )
}

/** Something that is planned, and not begun. */
export function PlannedIcon(): VNode {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9.7" fill="none" stroke="currentColor" stroke-width="2.4" />
    </Icon>
  )
}

/** The woven diamond, which stands in for a seal the organisation has not given. */
export function Mark(): VNode {
  return (
    <svg
      class="ps-header__mark"
      width="48"
      height="48"
      viewBox="0 0 48 48"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M24 1.5L46.5 24 24 46.5 1.5 24z" fill="none" stroke="#e6b325" stroke-width="2" />
      <path d="M24 9l15 15-15 15L9 24z" fill="none" stroke="#fff" stroke-width="3" />
      <path d="M24 17.5l6.5 6.5-6.5 6.5-6.5-6.5z" fill="#e6b325" />
    </svg>
  )
}
