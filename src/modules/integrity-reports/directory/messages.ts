import { defineMessages } from '../../../platform/language/messages.ts'

export const directoryMessages = defineMessages({
  th: {
    recipients: 'ผู้รับเรื่องลับ',
    recipientsLead:
      'เรื่องที่แจ้งเป็นความลับเข้ารหัสถึงกุญแจเหล่านี้เท่านั้น เทียบเลขกุญแจกับที่พิมพ์ในคำสั่งแต่งตั้งและที่ผู้รับภายนอกเผยแพร่เอง ถ้าไม่ตรงกัน อย่าส่ง',
    noRecipients: 'ยังไม่มีผู้รับเรื่องที่แต่งตั้งแล้ว ช่องทางลับจึงยังไม่เปิด',
    brokenDirectory: 'บัญชีผู้รับเรื่องไม่เป็นไปตามกติกา ช่องทางลับจึงปิดอยู่',
    usedFrom: (when: string) => `เริ่มใช้ ${when}`,
    fingerprint: 'เลขกุญแจ',
    changes: 'การเปลี่ยนแปลง',
    ledgerEntry: (index: number) => `รายการบัญชีแยกที่ ${index}`,
    directory: 'บัญชีผู้รับเรื่องลับ',
    directoryLead:
      'ผู้รับแต่ละคนสร้างกุญแจในเครื่องของตนเอง แล้วส่งข้อความสาธารณะของกุญแจมาให้วางที่นี่ ระบบนี้และผู้ดูแลระบบไม่มีกุญแจเปิดอ่าน',
    makeKey: 'หน้าสร้างกุญแจ (ส่งลิงก์นี้ให้ผู้รับแต่ละคน)',
    readReports: 'หน้าอ่านเรื่องและลงนามของผู้รับ',
    makeRecoveryKey: 'หน้าสร้างกุญแจกู้คืน (ไม่จำเป็น ถ้ายังไม่มีมติให้มี)',
    begin: 'ตั้งผู้รับเรื่องชุดแรก',
    beginHint: 'ทำพร้อมกันต่อหน้าทุกคน วางข้อความสาธารณะของกุญแจ บรรทัดละหนึ่งคน ต้องมีผู้รับภายนอกอย่างน้อยหนึ่งคน',
    entries: 'ข้อความสาธารณะของกุญแจ',
    check: 'ตรวจเลขกุญแจ',
    checkLead: 'ให้ทุกคนอ่านเลขกุญแจจากเครื่องของตนเอง และเทียบกับเลขด้านล่างทีละกลุ่ม ถ้าไม่ตรงแม้ตัวเดียว อย่ายืนยัน',
    confirm: 'ทุกคนเทียบแล้วตรงกัน ตั้งผู้รับเรื่อง',
    entryUnreadable: (line: number) => `บรรทัดที่ ${line} ไม่ใช่ข้อความสาธารณะของกุญแจของหน่วยงานนี้ คัดลอกทั้งบรรทัดมาใหม่`,
    noEntries: 'วางข้อความสาธารณะของกุญแจอย่างน้อยหนึ่งบรรทัด',
    noOutside: 'เพิ่มผู้รับภายนอกอย่างน้อยหนึ่งคน และอย่าใช้รหัสผู้รับซ้ำกัน',
    begun: 'มีผู้รับเรื่องชุดแรกแล้ว ใช้การเสนอเปลี่ยนแปลงแทน',
    propose: 'เสนอเปลี่ยนแปลง',
    proposeHint:
      'ผู้รับเรื่องต้องลงนามด้วยกุญแจของตนเอง: เพิ่มหรือเปลี่ยนกุญแจต้องสองคนและมีคนภายนอกหนึ่งคน แล้วรอ 72 ชั่วโมง เลิกใช้หรือเพิกถอนมีผลทันทีด้วยลายมือชื่อเดียว',
    what: 'เปลี่ยนแปลงอะไร',
    entry: 'ข้อความสาธารณะของกุญแจ',
    actMissing: 'เลือกว่าจะเปลี่ยนแปลงอะไร',
    entryMissing: 'วางข้อความสาธารณะของกุญแจของหน่วยงานนี้ทั้งบรรทัด',
    entryKnown: 'กุญแจนี้ไม่เข้ากับการเปลี่ยนแปลงที่เลือก: เพิ่มได้เฉพาะรหัสใหม่ เปลี่ยนได้เฉพาะรหัสที่ใช้อยู่และบทบาทเดิม',
    guardiansMissing: 'กุญแจกู้คืนต้องวางข้อความสาธารณะทั้งบรรทัดจากหน้าสร้างกุญแจกู้คืน ซึ่งบอกผู้ดูแลส่วนกุญแจด้วย',
    recoveryKnown: 'มีกุญแจกู้คืนใช้อยู่แล้ว เพิกถอนกุญแจเดิมก่อน แล้วจึงเพิ่มกุญแจใหม่',
    waitingProposals: 'รอลายมือชื่อของผู้รับเรื่อง',
    signatures: (count: number) => `ลงนามแล้ว ${count} คน`,
    withdraw: 'ถอนข้อเสนอ',
  },
  en: {
    recipients: 'Recipients of confidential reports',
    recipientsLead:
      'What is told in confidence is encrypted to these keys alone. Compare a fingerprint with the one printed in the order of appointment and the one that the outside recipient publishes himself. Where they differ, send nothing.',
    noRecipients: 'No recipient has been appointed yet, so that the confidential channel is not open.',
    brokenDirectory: 'The list of recipients breaks its rules, so that the confidential channel is closed.',
    usedFrom: (when) => `used from ${when}`,
    fingerprint: 'Fingerprint',
    changes: 'Changes',
    ledgerEntry: (index) => `Entry ${index} of the ledger`,
    directory: 'Directory of recipients',
    directoryLead:
      'Each recipient makes a key on a device of his own and sends its public text, which is pasted here. Neither this program nor its administrator has a key that reads anything.',
    makeKey: 'Where a key is made (send this link to each recipient)',
    readReports: 'Where recipients read and sign',
    makeRecoveryKey: 'Where a recovery key is made (only if the office has decided to have one)',
    begin: 'Set the first recipients',
    beginHint:
      'All together, with everybody present. Paste the public texts of the keys, one person a line, at least one of them from outside.',
    entries: 'Public texts of the keys',
    check: 'Compare the fingerprints',
    checkLead:
      'Everybody reads the fingerprint from his own device and compares it with the one below, group by group. Where one digit differs, do not confirm.',
    confirm: 'All fingerprints are the same: set the recipients',
    entryUnreadable: (line) =>
      `Line ${line} is no public text of a key of this organisation. Copy the whole line again.`,
    noEntries: 'Paste at least one public text of a key',
    noOutside: 'Add at least one recipient from outside, and use no id twice',
    begun: 'There are first recipients already. Propose a change instead.',
    propose: 'Propose a change',
    proposeHint:
      'Recipients sign it with their own keys: adding or changing a key takes two of them, one from outside, and 72 hours; retiring or revoking takes one signature and works at once.',
    what: 'What changes',
    entry: 'Public text of the key',
    actMissing: 'Choose what changes',
    entryMissing: 'Paste the whole public text of a key of this organisation',
    entryKnown:
      'This key does not fit the change: only a new id can be added, and only an id in use, with its role, can be changed.',
    guardiansMissing:
      'For a recovery key, paste the whole line from the page that made it: it names the guardians, too.',
    recoveryKnown: 'There is a recovery key in use. Revoke it first, then add the new one.',
    waitingProposals: 'Waiting for signatures of recipients',
    signatures: (count) => `signed by ${count}`,
    withdraw: 'Withdraw the proposal',
  },
})
