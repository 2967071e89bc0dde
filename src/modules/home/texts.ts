import type { Language } from '../../platform/language/messages.ts'
import type { TextPageContent } from './pages/text-page.tsx'

type Text = Readonly<Record<Language, TextPageContent>>

export const accessibilityText: Text = {
  th: {
    title: 'การเข้าถึงเว็บไซต์',
    sections: [
      {
        paragraphs: [
          'เราตั้งใจให้ทุกคนใช้เว็บไซต์นี้ได้ ตามมาตรฐาน WCAG 2.2 ระดับ AA',
          'ทุกหน้าใช้ได้โดยไม่ต้องเปิดสคริปต์ ใช้แป้นพิมพ์อย่างเดียวได้ ขยายตัวอักษรได้ และใช้กับโปรแกรมอ่านหน้าจอได้ แผนภูมิทุกรูปมีตารางตัวเลขเดียวกันอยู่ใต้ภาพ',
          'ตรวจแล้วด้วยเครื่องมืออัตโนมัติทุกหน้า ทั้งขนาดโทรศัพท์และคอมพิวเตอร์ ยังไม่ได้ทดสอบกับผู้ใช้โปรแกรมอ่านหน้าจอภาษาไทยจริง',
        ],
      },
      {
        heading: 'พบปัญหา',
        paragraphs: ['แจ้งที่ที่ทำการ บอกว่าเปิดหน้าใด ใช้เครื่องอะไร และติดขัดตรงไหน'],
      },
    ],
  },
  en: {
    title: 'Accessibility',
    sections: [
      {
        paragraphs: [
          'Everybody should be able to use this web site. We aim for WCAG 2.2, level AA.',
          'Every page works without scripts, with the keyboard alone, with enlarged text and with a screen reader. Every chart has a table of the same figures below it.',
          'Every page was checked with an automated tool at phone and desktop widths. It has not yet been tried by people who use a screen reader in Thai.',
        ],
      },
      {
        heading: 'If something does not work',
        paragraphs: ['Tell the office which page it was, which device you use and where you got stuck.'],
      },
    ],
  },
}

export const privacyText: Text = {
  th: {
    title: 'ข้อมูลส่วนบุคคล',
    sections: [
      {
        paragraphs: [
          'อ่านเว็บไซต์นี้ได้โดยไม่ต้องบอกว่าคุณคือใคร บันทึกของระบบไม่มีเลขที่อยู่เครื่อง (IP) ไม่มีชนิดเบราว์เซอร์ และไม่มีคำค้นของคุณ ระบบใช้ IP ในหน่วยความจำชั่วคราวไม่กี่วินาที เพื่อกันการเปิดถี่เกินไปเท่านั้น',
          'ไม่มีตัวติดตาม ไม่มีโฆษณา และไม่มีหน้าใดเรียกข้อมูลจากเว็บไซต์อื่น',
        ],
      },
      {
        heading: 'เมื่อคุณขอข้อมูลข่าวสาร',
        paragraphs: [
          'เราเก็บข้อความที่คุณเขียน และชื่อกับช่องทางติดต่อถ้าคุณใส่ เพื่อตอบคำขอเท่านั้น เห็นได้เฉพาะเจ้าหน้าที่ที่ตอบและผู้ตรวจสอบ และลบเมื่อครบ 2 ปีหลังจบเรื่อง',
          'ถ้าคุณใส่อีเมลสำหรับแจ้งข่าว เราใช้ส่งไปบอกว่ารับเรื่องแล้วและมีข่าวเท่านั้น ในอีเมลไม่มีเนื้อหาของเรื่อง คุณเลิกรับและลบอีเมลได้ทุกเมื่อในหน้าของเรื่อง ถ้าไม่ลบเอง เราลบพร้อมกับเรื่อง',
          'เมื่อส่งคำขอหรือพิมพ์รหัสติดตามผิด ระบบนับจำนวนครั้งตามเลขที่อยู่เครือข่าย (IP) จนครบหนึ่งวันหลังครั้งสุดท้าย เพื่อกันการส่งถี่เกินไปและกันการเดารหัส',
        ],
      },
      {
        heading: 'เมื่อคุณแจ้งเรื่องร้องเรียน',
        paragraphs: [
          'เราเก็บสิ่งที่คุณเขียน รูป และชื่อกับช่องทางติดต่อถ้าคุณใส่ เพื่อแก้เรื่องนั้นเท่านั้น เห็นได้เฉพาะเจ้าหน้าที่ที่ดูแลเรื่องและผู้ตรวจสอบ ไม่เผยแพร่ และลบเมื่อครบ 2 ปีหลังจบเรื่อง พิกัดที่ฝังในรูปถูกลบก่อนเก็บ',
        ],
      },
      {
        heading: 'คุกกี้',
        paragraphs: [
          'คุกกี้ชื่อ language จำภาษาที่คุณเลือก อยู่ในเครื่องของคุณหนึ่งปี ลบได้ทุกเมื่อ เมื่อเปิดแบบฟอร์มจะมีคุกกี้ชื่อ _csrf กันไม่ให้เว็บไซต์อื่นส่งแบบฟอร์มแทนคุณ หายไปเมื่อปิดเบราว์เซอร์ และไม่บอกว่าคุณคือใคร',
        ],
      },
    ],
  },
  en: {
    title: 'Personal data',
    sections: [
      {
        paragraphs: [
          'You can read this web site without saying who you are. The logs hold no network address, no browser and no search words of yours. Your network address is kept in memory for a few seconds, only to slow down floods of requests.',
          'There are no trackers and no advertisements, and no page loads anything from another site.',
        ],
      },
      {
        heading: 'When you ask for information',
        paragraphs: [
          'We keep what you write, and your name and contact if you give them, to answer the request and for nothing else. Only the staff who answer and the auditors see them, and they are erased two years after the end.',
          'If you leave an e-mail address for news, we use it to say that your request was received and that there is news, and for nothing else. The e-mail does not hold what it is about. You can stop it and erase the address at any time on the page of the request; otherwise we erase it with the request.',
          'Requests that are sent and wrong tracking codes are counted by network address until a day after the last one, so that nobody can flood us or guess codes.',
        ],
      },
      {
        heading: 'When you make a complaint',
        paragraphs: [
          'We keep what you write, your photos, and your name and contact if you give them, to put the matter right and for nothing else. Only the staff who deal with it and the auditors see them. They are not published, and erased two years after the end. The position hidden in a photo is removed before it is kept.',
        ],
      },
      {
        heading: 'Cookies',
        paragraphs: [
          'A cookie named language remembers the language you chose. It stays on your device for a year; delete it whenever you like. A page with a form brings another, named _csrf, which keeps other sites from sending the form in your name. It is gone when you close the browser and does not tell who you are.',
        ],
      },
    ],
  },
}

export const aboutText: Text = {
  th: {
    title: 'เกี่ยวกับระบบนี้',
    sections: [
      {
        paragraphs: [
          'โปร่งใส (Prongsai) เป็นระบบเปิดสำหรับองค์กรปกครองส่วนท้องถิ่น ใช้ทำงานป้องกันการทุจริตและเปิดให้ประชาชนตรวจสอบ',
          'ข้อความในแผนอ่านจากเอกสารสแกนของแผนที่องค์กรประกาศใช้ คำที่อ่านผิดแก้ตามความหมายของประโยคหรือตามข้อความเดียวกันในแผน จุดที่เอกสารขัดกันเองคงไว้ตามเดิม ถ้าต่างจากเอกสารที่ประกาศ ให้ถือเอกสารเป็นหลัก ทุกคำที่แก้อยู่ในตาราง “คำที่แก้จากเอกสารสแกน” ในหน้าข้อมูลเปิด',
          'จำนวนและยอดรวมคำนวณจากตารางของแผน ดาวน์โหลดไปตรวจเองได้ที่หน้าข้อมูลเปิด',
        ],
      },
    ],
  },
  en: {
    title: 'About this system',
    sections: [
      {
        paragraphs: [
          'Prongsai is an open system in which a Thai local administrative organisation does its work against corruption and lets everybody check it.',
          'The texts of the plan were read from a scan of the announced document. Misread words were corrected by sense or from the same sentence elsewhere; where the plan contradicts itself it is kept as printed. If anything differs, the announced document prevails. Every corrected word is in the table “Words corrected from the scan” on the open data page.',
          'Counts and totals are computed from the tables of the plan, which you can download and check on the open data page.',
        ],
      },
    ],
  },
}
