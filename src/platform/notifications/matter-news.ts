import { defineMessages } from '../language/messages.ts'

/** News of a matter for whoever filed it without an account. */
export interface MatterNews {
  readonly matterId: string
  /** Which news it is, such as `received` or `late 2026-12-08`: of each occasion of a matter he is told once. */
  readonly occasion: string
  /** The page where he types his tracking code, without a language. */
  readonly trackingPage: string
  readonly at: Temporal.Instant
}

/** The occasion on which a matter was received; every other one is news of it. */
export const receivedOccasion = 'received'

/**
 * What the messages say: that there is news, and where it is read with the code. Neither what the matter is about nor
 * how it stands: mailboxes are shared by families and offices, and a mistyped address is a stranger's. The code is in
 * none of them, not in the first either, for whoever has it reads everything: the receipt shows it for an hour, and
 * the staff give another one to whoever lost it.
 */
export const matterNewsMessages = defineMessages({
  th: {
    receivedSubject: (site: string) => `${site} รับเรื่องของคุณแล้ว`,
    received: 'เราได้รับเรื่องที่คุณยื่นไว้แล้ว และจะส่งอีเมลถึงคุณเมื่อมีข่าว',
    newsSubject: (site: string) => `มีข่าวของเรื่องที่คุณยื่นไว้กับ ${site}`,
    news: 'มีข่าวใหม่ของเรื่องที่คุณยื่นไว้',
    text: (news: string, link: string) =>
      `${news}\n\nอ่านได้โดยเปิดหน้านี้แล้วพิมพ์รหัสติดตามที่ได้รับตอนยื่นเรื่อง\n${link}\n\nอีเมลนี้ไม่มีเนื้อหาของเรื่องและไม่มีรหัสติดตาม เพื่อความปลอดภัยของคุณ ถ้าทำรหัสหาย ติดต่อหน่วยงานเพื่อขอรหัสใหม่ ถ้าไม่อยากรับอีเมลอีก กดเลิกรับได้ในหน้าของเรื่อง\n\nถ้าคุณไม่ได้ยื่นเรื่องไว้ มีคนใส่อีเมลนี้ผิด ไม่ต้องทำอะไร\nอีเมลนี้ส่งอัตโนมัติ ตอบกลับไม่ได้`,
  },
  en: {
    receivedSubject: (site) => `${site} has received what you sent`,
    received: 'We have received what you sent, and will send you an e-mail when there is news.',
    newsSubject: (site) => `There is news of what you sent to ${site}`,
    news: 'There is news of what you sent to us.',
    text: (news, link) =>
      `${news}\n\nTo read it, open this page and type the tracking code that you got when you sent it:\n${link}\n\nTo keep you safe, this e-mail holds neither what it is about nor the code. If you lost the code, ask the office for a new one. If you want no more e-mail, you can stop it on the page that the code opens.\n\nIf you sent us nothing, somebody mistyped his address and there is nothing to do.\nThis e-mail was sent by a program; please do not reply.`,
  },
})
