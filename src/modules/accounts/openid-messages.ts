import { defineMessages } from '../../platform/language/messages.ts'

export const openidMessages = defineMessages({
  th: {
    signIn: (name: string) => `เข้าสู่ระบบด้วย ${name}`,
    title: 'เข้าสู่ระบบผ่านผู้ให้บริการอื่น',
    link: (name: string) => `เชื่อมบัญชีนี้กับ ${name}`,
    linkWhy: (name: string) => `เมื่อเชื่อมแล้ว เข้าสู่ระบบด้วย ${name} แทนรหัสผ่านได้`,
    linked: (name: string, moment: string) => `เชื่อมกับ ${name} แล้วเมื่อ ${moment}`,
    unlink: (name: string) => `เลิกเชื่อมกับ ${name}`,
    denied: 'ยังไม่ได้เข้าสู่ระบบ',
    deniedAdvice: 'ผู้ให้บริการแจ้งว่าคุณไม่ได้ยืนยันตัวตนหรือไม่อนุญาต ลองใหม่ หรือใช้อีเมลและรหัสผ่าน',
    refused: 'คำตอบจากผู้ให้บริการใช้ไม่ได้',
    refusedAdvice: 'คำตอบนี้ไม่ตรงกับคำขอหรือใช้ไปแล้ว เริ่มใหม่จากหน้าเข้าสู่ระบบ',
    unavailable: 'ติดต่อผู้ให้บริการไม่ได้',
    unavailableAdvice: 'รอสักครู่แล้วลองใหม่ หรือใช้อีเมลและรหัสผ่าน ถ้ายังไม่ได้ แจ้งผู้ดูแลระบบ',
    expired: 'การเข้าสู่ระบบครั้งนี้หมดอายุแล้ว',
    expiredAdvice: 'เริ่มใหม่จากหน้าเข้าสู่ระบบ ใช้เบราว์เซอร์เดิมจนเสร็จภายใน 10 นาที และเปิดคุกกี้ไว้',
    'not-linked': 'ยังไม่มีบัญชีที่เชื่อมไว้',
    'not-linkedAdvice': 'เข้าสู่ระบบด้วยอีเมลและรหัสผ่านก่อน แล้วเชื่อมที่หน้า “บัญชีของฉัน”',
    taken: 'เชื่อมไม่ได้ เพราะเชื่อมไว้แล้ว',
    takenAdvice: 'บัญชีนี้หรือบัญชีของผู้ให้บริการเชื่อมกับบัญชีอื่นอยู่ เลิกเชื่อมก่อน แล้วลองใหม่',
    toSignIn: 'ไปหน้าเข้าสู่ระบบ',
    toMe: 'ไปหน้าบัญชีของฉัน',
  },
  en: {
    signIn: (name) => `Sign in with ${name}`,
    title: 'Signing in elsewhere',
    link: (name) => `Link this account to ${name}`,
    linkWhy: (name) => `Once it is linked you may sign in with ${name} instead of your password.`,
    linked: (name, moment) => `Linked to ${name} on ${moment}`,
    unlink: (name) => `Unlink from ${name}`,
    denied: 'You are not signed in yet',
    deniedAdvice:
      'The provider says that you were not recognised there or did not agree. Try again, or use your e-mail address and password.',
    refused: 'The answer of the provider cannot be used',
    refusedAdvice: 'It does not fit what was asked, or was used before. Start again from the sign-in page.',
    unavailable: 'The provider cannot be reached',
    unavailableAdvice:
      'Wait a moment and try again, or use your e-mail address and password. If it stays so, tell the administrator.',
    expired: 'This sign-in has expired',
    expiredAdvice:
      'Start again from the sign-in page. Finish in the same browser within ten minutes, with cookies allowed.',
    'not-linked': 'No account is linked to this yet',
    'not-linkedAdvice':
      'Sign in with your e-mail address and password first, then link it on the page “My account”.',
    taken: 'This is linked already',
    takenAdvice:
      'Your account, or the account at the provider, is linked to another. Unlink it first, then try again.',
    toSignIn: 'Go to the sign-in page',
    toMe: 'Go to my account',
  },
})
