import { defineMessages } from '../../platform/language/messages.ts'

interface Reminder {
  readonly late: number
  readonly soon: number
  readonly all: number
  /** The next last day. */
  readonly next: string | undefined
}

export const workMessages = defineMessages({
  th: {
    myWork: 'งานของฉัน',
    count: (tasks: number) => `มี ${tasks} งาน`,
    lateCount: (tasks: number) => `เกินกำหนด ${tasks} งาน`,
    reminder: ({ late, soon, all, next }: Reminder) =>
      [
        `งานที่รอคุณ ${all} งาน`,
        late > 0 && `เกินกำหนดแล้ว ${late} งาน`,
        soon > 0 && `ต้องเสร็จใน 7 วัน ${soon} งาน`,
        next && `ครบกำหนดถัดไป ${next}`,
      ]
        .filter(Boolean)
        .join(' '),
    nothing: 'ไม่มีงานที่รอคุณ',
    nothingAdvice: 'เมื่อมีเรื่องที่คุณต้องทำ เรื่องนั้นจะขึ้นที่นี่พร้อมวันครบกำหนด',
    late: 'เกินกำหนดแล้ว',
    soon: 'ต้องเสร็จใน 7 วัน',
    later: 'ต่อจากนี้',
    lateBy: (days: number) => `เกินมา ${days} วัน`,
    today: 'วันนี้',
    tomorrow: 'พรุ่งนี้',
    inDays: (days: number) => `อีก ${days} วัน`,
    due: 'ครบกำหนด',
    inbox: 'กล่องข้อความ',
    unread: (messages: number) => `ยังไม่อ่าน ${messages} ข้อความ`,
    emptyInbox: 'ยังไม่มีข้อความ',
    emptyInboxAdvice: 'เรื่องที่เกี่ยวกับคุณ เช่น บทบาทที่เปลี่ยน จะมาที่นี่',
    markRead: 'อ่านแล้ว',
    markAllRead: 'อ่านแล้วทั้งหมด',
    isNew: 'ใหม่',
    older: 'ข้อความก่อนหน้า',
    contact: 'ช่องทางแจ้งข่าวถึงฉัน',
    contactWhy: 'ทุกข้อความอยู่ในกล่องข้อความเสมอ เลือกว่าจะให้ส่งถึงคุณทางใดอีก',
    byMail: 'ส่งอีเมลด้วย',
    noMail: 'ระบบนี้ยังไม่ได้ตั้งค่าส่งอีเมล',
    lineUserId: 'รหัสผู้ใช้ LINE (ไม่บังคับ)',
    lineUserIdHint: 'ขึ้นต้นด้วย U ตามด้วยตัวเลขและตัวอักษร 32 ตัว ผู้ดูแลบัญชี LINE ของหน่วยงานบอกได้',
    noLine: 'ระบบนี้ยังไม่ได้เชื่อมกับ LINE ของหน่วยงาน',
    lineUserIdWrong: 'ใส่รหัสผู้ใช้ LINE ที่ขึ้นต้นด้วย U และมี 33 ตัว หรือเว้นว่าง',
    save: 'บันทึก',
    failedJobs: 'งานเบื้องหลังที่ไม่สำเร็จ',
    failedWhy: 'งานเหล่านี้ลองซ้ำครบแล้วและหยุด แก้สาเหตุ แล้วกดลองอีกครั้ง',
    noFailed: 'ไม่มีงานเบื้องหลังที่ค้าง',
    tryAgain: 'ลองอีกครั้ง',
    attempts: (tries: number) => `ลองแล้ว ${tries} ครั้ง`,
    cause: 'สาเหตุ:',
    undelivered: 'ข้อความที่ส่งไม่ถึง',
    undeliveredWhy: 'ระบบเลิกส่งข้อความเหล่านี้แล้วและลบเนื้อความทิ้ง แก้ที่อยู่หรือการตั้งค่า แล้วให้ผู้ที่เกี่ยวข้องทำเรื่องนั้นใหม่',
    noUndelivered: 'ไม่มีข้อความที่ส่งไม่ถึง',
    mailTo: (recipient: string) => `อีเมลถึง ${recipient}`,
    lineTo: (recipient: string) => `LINE ถึง ${recipient}`,
  },
  en: {
    myWork: 'My work',
    count: (tasks) => `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`,
    lateCount: (tasks) => `${tasks} overdue`,
    reminder: ({ late, soon, all, next }) =>
      [
        `${all} ${all === 1 ? 'task waits' : 'tasks wait'} for you`,
        late > 0 && `${late} overdue`,
        soon > 0 && `${soon} due within 7 days`,
        next && `next due ${next}`,
      ]
        .filter(Boolean)
        .join(', '),
    nothing: 'Nothing waits for you',
    nothingAdvice: 'What you have to do turns up here, with the day on which it is due.',
    late: 'Overdue',
    soon: 'Due within 7 days',
    later: 'After that',
    lateBy: (days) => `${days} ${days === 1 ? 'day' : 'days'} overdue`,
    today: 'Today',
    tomorrow: 'Tomorrow',
    inDays: (days) => `In ${days} days`,
    due: 'Due',
    inbox: 'Inbox',
    unread: (messages) => `${messages} unread`,
    emptyInbox: 'No messages yet',
    emptyInboxAdvice: 'What concerns you, such as a change of your roles, comes here.',
    markRead: 'Mark as read',
    markAllRead: 'Mark all as read',
    isNew: 'New',
    older: 'Earlier messages',
    contact: 'How I am told',
    contactWhy: 'Every message is in the inbox. Choose by which other ways it should reach you.',
    byMail: 'Send an e-mail too',
    noMail: 'This site sends no e-mail yet.',
    lineUserId: 'LINE user ID (optional)',
    lineUserIdHint:
      'U and 32 digits and letters; whoever keeps the LINE account of the organisation can tell it.',
    noLine: 'This site is not connected to LINE yet.',
    lineUserIdWrong: 'Enter a LINE user ID, U and 32 more characters, or leave it empty',
    save: 'Save',
    failedJobs: 'Background jobs that failed',
    failedWhy: 'These were tried again and again, then given up. Mend the cause, then try them once more.',
    noFailed: 'No background job has failed',
    tryAgain: 'Try again',
    attempts: (tries) => `tried ${tries} ${tries === 1 ? 'time' : 'times'}`,
    cause: 'Cause:',
    undelivered: 'Messages that did not arrive',
    undeliveredWhy:
      'These were given up and their words erased. Mend the address or the settings, then have it done anew.',
    noUndelivered: 'Every message has arrived or is on its way',
    mailTo: (recipient) => `E-mail to ${recipient}`,
    lineTo: (recipient) => `LINE to ${recipient}`,
  },
})
