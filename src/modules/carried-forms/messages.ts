import { defineMessages } from '../../platform/language/messages.ts'

export const carriedFormMessages = defineMessages({
  th: {
    title: 'ข้อความที่พิมพ์ไว้ยังอยู่ครบ',
    whatHappened: 'ระบบออกจากบัญชีก่อนที่คุณจะกดส่ง จึงยังไม่มีอะไรถูกบันทึก ตรวจข้อความ แล้วกดส่งอีกครั้ง',
    filesLost: 'ไฟล์ที่แนบไว้ต้องแนบใหม่ในหน้าแบบฟอร์ม',
    typed: 'ข้อความที่พิมพ์ไว้',
    send: 'ส่งตอนนี้',
    drop: 'ไม่ส่ง ลบข้อความนี้',
    gone: 'ไม่มีข้อความที่เก็บไว้',
    goneAdvice: 'ข้อความนี้ส่งหรือลบไปแล้ว หรือเก็บไว้เกินหนึ่งวัน',
  },
  en: {
    title: 'What you typed is still here',
    whatHappened:
      'You were signed out before you sent the form, so nothing was saved. Check the text and send it again.',
    filesLost: 'Files must be attached again on the form itself.',
    typed: 'What you typed',
    send: 'Send it now',
    drop: 'Do not send it, delete this text',
    gone: 'There is no text kept here',
    goneAdvice: 'It was sent or deleted already, or kept for more than a day.',
  },
})
