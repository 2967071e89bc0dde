import type { VNode } from 'preact'
import { z } from 'zod'
import { defineMessages, type Language } from '../platform/language/messages.ts'
import type { LeftAddress } from '../platform/notifications/notice-address.ts'
import { textIn } from '../platform/web/form-input.ts'
import type { FormFields } from '../platform/web/route.ts'
import { useMessages } from '../platform/web/view.ts'
import { TextField, type FormState } from './form-fields.tsx'
import { PostForm } from './form.tsx'
import { Button } from './govuk/button.tsx'
import { Thai } from './thai.tsx'

export const noticeAddressMessages = defineMessages({
  th: {
    email: 'อีเมลสำหรับแจ้งข่าว (ไม่บังคับ)',
    emailHint:
      'เราส่งไปบอกว่ารับเรื่องแล้วและเมื่อมีข่าวเท่านั้น ในอีเมลไม่มีเนื้อหาและไม่มีรหัสติดตาม เลิกรับได้ทุกเมื่อ และลบพร้อมกับเรื่อง',
    emailWrong: 'อีเมลนี้ไม่ครบหรือพิมพ์ผิด ใส่ใหม่ เช่น name@example.com หรือเว้นว่างไว้',
    noMail: 'เว็บไซต์นี้ยังส่งอีเมลแจ้งข่าวไม่ได้ ใช้รหัสติดตามเปิดดูเองได้ตลอดเวลา',
    notices: 'แจ้งข่าวทางอีเมล',
    sentTo: (address: string) => `เมื่อมีข่าว เราส่งอีเมลไปที่ ${address}`,
    unreachable: (address: string) => `อีเมลล่าสุดส่งไปไม่ถึง ${address}`,
    lookYourself: 'อาจพิมพ์อีเมลผิด ใช้รหัสติดตามเปิดดูเองแทน',
    stop: 'เลิกรับและลบอีเมล',
  },
  en: {
    email: 'E-mail for news (optional)',
    emailHint:
      'We write only that it was received and when there is news. The e-mail holds neither what it is about nor the tracking code. You can stop it at any time, and the address is erased with the rest.',
    emailWrong:
      'This address is not whole or has a mistake. Type it again, such as name@example.com, or leave it empty',
    noMail: 'This site cannot send e-mail about news yet. With the tracking code you can look at any time.',
    notices: 'News by e-mail',
    sentTo: (address) => `When there is news we send an e-mail to ${address}`,
    unreachable: (address) => `The last e-mail did not reach ${address}`,
    lookYourself: 'The address may be mistyped. Use the tracking code to look instead.',
    stop: 'Stop and erase the address',
  },
})

/** The field of {@link NoticeAddressField}. */
const field = 'noticeEmail'
/** RFC 5321, 4.5.3.1.3: a path has 256 characters with its two brackets. */
const email = z.email().max(254)

/**
 * Reads the address for news that whoever files something may leave: null where he left none, or where no mail goes
 * out. Whether the address exists, only sending tells.
 */
export function readNoticeAddress(
  body: FormFields,
  { language, sendsMail }: { readonly language: Language; readonly sendsMail: boolean },
): { ok: true; email: string | null } | { ok: false; errors: Record<string, string> } {
  const typed = textIn(body, field)
  if (typed === '' || !sendsMail) return { ok: true, email: null }
  if (email.safeParse(typed).success) return { ok: true, email: typed }
  return { ok: false, errors: { [field]: noticeAddressMessages[language].emailWrong } }
}

/** Where whoever files something may leave an address for news of it; where no mail goes out, that it does not. */
export function NoticeAddressField({ form, sendsMail }: { form: FormState; sendsMail: boolean }): VNode {
  const t = useMessages(noticeAddressMessages)
  if (!sendsMail) {
    return (
      <p class="ps-measure">
        <Thai>{t.noMail}</Thai>
      </p>
    )
  }
  return (
    <TextField
      name={field}
      type="email"
      label={t.email}
      hint={t.emailHint}
      form={form}
      autoComplete="email"
      autoCapitalize="none"
      spellcheck={false}
    />
  )
}

/** Where news of a matter goes, for whoever opened it by its code, and how to stop it: `stop` erases the address. */
export function LeftNoticeAddress({ left, stop }: { left: LeftAddress; stop: string }): VNode {
  const t = useMessages(noticeAddressMessages)
  return (
    <section class="ps-block" aria-labelledby="notices">
      <h2 class="govuk-heading-m" id="notices">
        <Thai>{t.notices}</Thai>
      </h2>
      <p>
        <Thai>{left.isUnreachable ? t.unreachable(left.masked) : t.sentTo(left.masked)}</Thai>
      </p>
      {left.isUnreachable && (
        <p>
          <Thai>{t.lookYourself}</Thai>
        </p>
      )}
      <PostForm action={stop}>
        <Button class="govuk-button--secondary">
          <Thai>{t.stop}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}
