import { defineMessages } from '../../../../platform/language/messages.ts'

export const reportFrontMessages = defineMessages({
  th: {
    title: 'บอกเราอย่างเป็นความลับ',
    lead: 'เล่าเรื่องการทุจริตได้ที่นี่ ไม่ต้องบอกชื่อ เรื่องของคุณถูกเข้ารหัสในเครื่องของคุณก่อนส่ง',
    reads: 'คนที่อ่านได้มีแค่ผู้รับเรื่องและตัวคุณ ผู้ดูแลระบบอ่านไม่ได้',
    apartTitle: 'ใครอ่านได้',
    apart: 'หน้านี้ไม่มีคุกกี้ ไม่บันทึกว่าใครเข้ามา ไม่ส่งข้อมูลให้ผู้อื่น',
    begin: 'เล่าเรื่อง',
    comeBack: 'กลับมาด้วยใบรับ',
    notOpen:
      'ตอนนี้ยังส่งเรื่องผ่านหน้านี้ไม่ได้ เพราะยังไม่มีผู้รับเรื่องที่แต่งตั้งแล้วและมีกุญแจของตนเอง หน้านี้จึงไม่เข้ารหัสให้ ใช้ช่องทางด้านล่างได้ทันที',
    safety: 'เพื่อความปลอดภัยของคุณ',
    safetyDevice: 'ใช้โทรศัพท์ของคุณเอง ใช้เน็ตมือถือ ไม่ใช้เครื่องหรือไวไฟของที่ทำงาน',
    safetyPlace: 'อย่าให้ใครเห็นจอ และอย่าเล่าให้ใครฟังว่าส่งเรื่องแล้ว',
    safetyDetails: 'รายละเอียดที่มีแค่คุณรู้ อาจบอกได้ว่าคุณเป็นใคร',
    safetyLeave:
      'ปุ่ม "ออกจากหน้านี้ทันที" พาไปหน้าแรกของหน่วยงาน และลบสิ่งที่เบราว์เซอร์เก็บไว้ของหน้านี้ ประวัติการเข้าเว็บยังอยู่ ลบเองอีกครั้ง',
    limits: 'สิ่งที่หน้านี้ป้องกันไม่ได้',
    limitsText:
      'คนที่คุมเครื่องแม่ข่ายอาจแก้หน้านี้ให้ดักสิ่งที่คุณพิมพ์ และเห็นได้ว่ามีเครื่องหนึ่งเข้ามาเมื่อไร ถ้ากังวลเรื่องนี้ ใช้ช่องทางภายนอก',
    codeServed: 'ตรวจว่าหน้านี้ถูกแก้หรือไม่ (เว็บไซต์ของหน่วยงาน)',
    whoReceives: 'ใครรับเรื่อง',
    whoReceivesLead: 'เลขแต่ละชุดคือลายนิ้วมือของกุญแจ เทียบกับเลขในคำสั่งแต่งตั้ง บนโปสเตอร์ หรือบนเว็บไซต์ของผู้รับภายนอก',
    compare: 'เปิดรายชื่อบนเว็บไซต์ของหน่วยงานเพื่อเทียบ',
    otherWays: 'ช่องทางอื่น',
    nacc: 'ป.ป.ช. โทร 1205 (เรื่องของผู้บริหาร สมาชิกสภา และเจ้าหน้าที่รัฐ)',
    pacc: 'ป.ป.ท. โทร 1206 (เรื่องของเจ้าหน้าที่รัฐ)',
    letter: 'จดหมายปิดผนึกถึงหน่วยงานภายนอก ไม่ต้องลงชื่อผู้ส่ง',
    form: 'แบบสำหรับพิมพ์และเขียนด้วยมือ',
    needsScript:
      'หน้านี้เข้ารหัสเรื่องของคุณในเครื่องของคุณก่อนส่ง จึงต้องใช้จาวาสคริปต์ซึ่งปิดอยู่ เราไม่รับเรื่องลับผ่านแบบฟอร์มธรรมดา เพราะผู้ดูแลระบบจะอ่านได้',
    needsScriptDevice: 'เปิดจาวาสคริปต์ หรือใช้เครื่องอื่นที่ไม่ใช่ของหน่วยงาน',
    offline: 'ส่งไฟล์ .age ที่คุณเข้ารหัสเอง โดยไม่ใช้จาวาสคริปต์',
    waiting: 'กำลังเปิดหน้า ถ้านานเกินหนึ่งนาที เบราว์เซอร์นี้อาจเก่าเกินไป ลองเครื่องอื่น',
  },
  en: {
    title: 'Tell us in confidence',
    lead: 'Report corruption here. You need not give your name. Your report is encrypted on your device before it is sent.',
    reads: 'Only the recipients and you can read it. The administrator cannot.',
    apartTitle: 'Who can read it',
    apart: 'This page sets no cookies, keeps no record of who came and sends nothing to anybody else.',
    begin: 'Tell us',
    comeBack: 'Come back with a receipt',
    notOpen:
      'Nothing can be sent here yet: no recipient has been appointed who has a key of his own, so this page refuses to encrypt. The ways below work today.',
    safety: 'For your safety',
    safetyDevice: 'Use your own phone and mobile data, not a device or the Wi-Fi of the office',
    safetyPlace: 'Let nobody see the screen, and tell nobody that you reported',
    safetyDetails: 'Details that only you know can tell who you are',
    safetyLeave:
      '"Leave at once" shows the front page of the office and clears what the browser kept of this page. The history of the browser stays: clear it yourself',
    limits: 'What this page cannot protect you from',
    limitsText:
      'Whoever controls the server could change this page so that it takes what you type, and sees when some device came. If that worries you, use a way outside.',
    codeServed: 'See how anybody can check whether these pages were changed (site of the office)',
    whoReceives: 'Who receives it',
    whoReceivesLead:
      'Each row of digits is the fingerprint of a key. Compare it with the order of appointment, the poster or the web site of the outside recipient.',
    compare: 'Open the list on the site of the office to compare',
    otherWays: 'Other ways',
    nacc: 'NACC, call 1205 (executives, councillors and officials)',
    pacc: 'PACC, call 1206 (government staff)',
    letter: 'A sealed letter to an agency outside, without a sender',
    form: 'A form to print and fill in by hand',
    needsScript:
      'This page encrypts your report on your device before it is sent. That needs JavaScript, which is off. We take no secrets through a plain form, because the administrator could read them.',
    needsScriptDevice: 'Switch JavaScript on, or use another device that is not of the office',
    offline: 'Send an .age file that you have encrypted yourself, without JavaScript',
    waiting: 'Opening. If this takes more than a minute, this browser may be too old: try another device.',
  },
})
