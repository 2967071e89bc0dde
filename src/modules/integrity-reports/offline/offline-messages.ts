import { defineMessages } from '../../../platform/language/messages.ts'

export const offlineMessages = defineMessages({
  th: {
    title: 'ส่งไฟล์ที่คุณเข้ารหัสเอง',
    lead: 'ใช้ได้โดยไม่เปิดจาวาสคริปต์ คุณเข้ารหัสในเครื่องของคุณเองด้วยโปรแกรม age (รุ่น 1.3 ขึ้นไป) แล้วส่งไฟล์ที่เข้ารหัสแล้วที่นี่',
    oneWay: 'ส่งได้ทางเดียว ไม่มีใบรับ ผู้รับเรื่องถามกลับไม่ได้ ถ้าต้องการคำตอบ เขียนวิธีติดต่อไว้ในไฟล์ก่อนเข้ารหัส',
    closed: 'ตอนนี้ยังไม่มีผู้รับเรื่องที่มีกุญแจ จึงยังไม่รับไฟล์ ใช้ช่องทางอื่นด้านล่าง',
    steps: 'ทำอย่างไร',
    stepProgram: 'ติดตั้งโปรแกรม age ในเครื่องของคุณเอง ไม่ใช่เครื่องของที่ทำงาน',
    stepKeys: 'ดาวน์โหลดกุญแจของผู้รับเรื่อง',
    keysFile: 'recipients.txt (กุญแจของผู้รับเรื่อง)',
    stepCompare:
      'เปิด recipients.txt ด้วยโปรแกรมแก้ข้อความ ลบสองบรรทัดของคนที่เรื่องนี้เกี่ยวข้อง คนนั้นจะเปิดอ่านไม่ได้ เก็บผู้รับภายนอกไว้ ถ้าได้กุญแจจากคำสั่งแต่งตั้งหรือเว็บไซต์ของผู้รับภายนอก ให้เทียบกัน',
    stepWrite: 'เขียนเรื่องเป็นไฟล์ข้อความ ชื่อ report.txt บอกว่าเกิดอะไร ที่ไหน เมื่อใด ใครเกี่ยวข้อง',
    stepSeal: 'เข้ารหัสด้วยคำสั่งนี้',
    stepSend: 'เลือกไฟล์ report.age ด้านล่าง แล้วกดส่ง จากนั้นลบ report.txt',
    file: 'ไฟล์ .age ที่เข้ารหัสแล้ว',
    fileHint: 'ไม่เกิน 1 MiB เซิร์ฟเวอร์ไม่เก็บชื่อไฟล์',
    send: 'ส่งไฟล์',
    kept: (days: number) =>
      `เก็บไว้ ${days} วันแล้วลบ ใครก็เห็นได้ว่ามีกี่ไฟล์และแต่ละไฟล์ใหญ่เท่าใด แต่เปิดไม่ได้ ผู้ดูแลระบบเห็นว่ามีเครื่องหนึ่งส่งไฟล์เมื่อไร`,
    sent: 'ส่งแล้ว',
    sentText: (days: number) =>
      `ไฟล์อยู่กับผู้รับเรื่องแล้ว เก็บไว้ ${days} วัน ไม่มีใบรับและไม่มีคำตอบ นอกจากคุณเขียนวิธีติดต่อไว้ในไฟล์`,
    sentNext: 'ลบ report.txt และ report.age ออกจากเครื่อง ถ้าไม่มีใครติดต่อหรือไม่เห็นผล ใช้ช่องทางอื่นด้านล่าง',
    toFront: 'กลับหน้าแรกของช่องทางลับ',
    fault_empty: 'เลือกไฟล์ .age ที่เข้ารหัสแล้ว',
    'fault_too-large': 'ไฟล์ใหญ่เกิน 1 MiB ส่งเฉพาะข้อความก่อน หรือแบ่งเป็นหลายไฟล์',
    fault_plaintext:
      'ไฟล์นี้ยังไม่ได้เข้ารหัส เราไม่เก็บไว้ แต่ไฟล์ผ่านเครื่องแม่ข่ายแล้วหนึ่งครั้ง เข้ารหัสด้วยคำสั่งด้านบนก่อน แล้วเลือกไฟล์ report.age',
    fault_armored: 'ไฟล์นี้เข้ารหัสแบบตัวอักษร เข้ารหัสใหม่โดยไม่ใส่ -a',
    'fault_other-keys':
      'ไฟล์นี้ไม่ได้เข้ารหัสถึงกุญแจของผู้รับเรื่อง แต่ถึงรหัสผ่านหรือกุญแจชนิดอื่น เข้ารหัสใหม่ด้วย -R recipients.txt',
    fault_damaged: 'ไฟล์ .age นี้เสียหายหรือไม่ครบ เข้ารหัสใหม่แล้วส่งอีกครั้ง',
    fault_full: 'วันนี้รับไฟล์เต็มแล้ว ไม่ได้เก็บไฟล์ของคุณ ลองพรุ่งนี้ หรือใช้ช่องทางอื่นด้านล่างทันที',
    fault_closed: 'ยังไม่มีผู้รับเรื่องที่มีกุญแจ จึงไม่ได้เก็บไฟล์ของคุณ ใช้ช่องทางอื่นด้านล่าง',
  },
  en: {
    title: 'Send a file that you have encrypted yourself',
    lead: 'This works without JavaScript. You encrypt on your own device with the program age (1.3 or later) and send the encrypted file here.',
    oneWay:
      'It goes one way. There is no receipt, and the recipients cannot ask you anything. If you want an answer, write into the file how to reach you before you encrypt it.',
    closed: 'No recipient has a key yet, so that no file is taken. Use another way below.',
    steps: 'How',
    stepProgram: 'Install the program age on a device of your own, not one of the office',
    stepKeys: 'Download the keys of the recipients',
    keysFile: 'recipients.txt (keys of the recipients)',
    stepCompare:
      'Open recipients.txt in a text editor and delete the two lines of anybody whom the report is about: that person will not be able to read it. Leave the recipient outside. If you have the keys from the order of appointment or the site of the recipient outside, compare them.',
    stepWrite: 'Write your report as a text file, report.txt: what happened, where, when, who is involved',
    stepSeal: 'Encrypt it with this command',
    stepSend: 'Choose report.age below and send it, then delete report.txt',
    file: 'The encrypted .age file',
    fileHint: 'Up to 1 MiB. The server does not keep its name.',
    send: 'Send the file',
    kept: (days) =>
      `It is kept for ${days} days and then deleted. Anybody can see how many files there are and how large, and open none. The administrator can see when some device sent one.`,
    sent: 'Sent',
    sentText: (days) =>
      `The file is with the recipients and kept for ${days} days. There is no receipt and no answer, unless you wrote into it how to reach you.`,
    sentNext:
      'Delete report.txt and report.age from your device. If nobody gets in touch and nothing happens, use another way below.',
    toFront: 'Back to where the confidential site begins',
    fault_empty: 'Choose the encrypted .age file',
    'fault_too-large':
      'The file is larger than 1 MiB. Send the text alone first, or divide it into several files',
    fault_plaintext:
      'This file is not encrypted. We keep nothing of it, but it passed through the server once. Encrypt it with the command above first, then choose report.age',
    fault_armored: 'This file is encrypted in the form of letters. Encrypt it again without -a',
    'fault_other-keys':
      'This file is not encrypted to the keys of the recipients, but to a passphrase or to keys of another kind. Encrypt it again with -R recipients.txt',
    fault_damaged: 'This .age file is damaged or not whole. Encrypt it again and send it once more',
    fault_full:
      'No more files are taken today, and yours was not kept. Try tomorrow, or use another way below at once',
    fault_closed: 'No recipient has a key yet, and your file was not kept. Use another way below',
  },
})
