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
          'Everybody should be able to use this web site. It aims at WCAG 2.2, level AA.',
          'Every page works without scripts, with the keyboard alone, with enlarged text and with a screen reader. Every chart has a table of the same figures below it.',
          'Every page was checked with an automatic tool at the width of a phone and of a computer. It has not yet been tried by people who use a screen reader in Thai.',
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
          'อ่านเว็บไซต์นี้ได้โดยไม่ต้องบอกว่าคุณคือใคร เราไม่เก็บเลขที่อยู่เครื่อง (IP) ไม่เก็บชนิดเบราว์เซอร์ และไม่เก็บคำค้นของคุณไว้ในบันทึกระบบ',
          'ไม่มีตัวติดตาม ไม่มีโฆษณา และไม่มีหน้าใดเรียกข้อมูลจากเว็บไซต์อื่น',
        ],
      },
      {
        heading: 'คุกกี้',
        paragraphs: ['มีคุกกี้เดียวชื่อ language จำภาษาที่คุณเลือก อยู่ในเครื่องของคุณหนึ่งปี ลบได้ทุกเมื่อ'],
      },
    ],
  },
  en: {
    title: 'Personal data',
    sections: [
      {
        paragraphs: [
          'You can read this web site without saying who you are. The logs hold no network address, no browser and no search words of yours.',
          'There are no trackers and no advertisements, and no page loads anything from another site.',
        ],
      },
      {
        heading: 'Cookies',
        paragraphs: [
          'One cookie, named language, remembers the language you chose. It stays on your device for a year; delete it whenever you like.',
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
          'ข้อความในแผนคัดจากแผนปฏิบัติการป้องกันการทุจริตที่องค์กรประกาศใช้ ซึ่งอ่านจากเอกสารสแกน แก้เฉพาะตัวสะกดที่อ่านผิดชัดเจน ไม่แก้ความหมาย',
          'ทุกตัวเลขในหน้าเว็บคำนวณจากตารางของแผน ดาวน์โหลดไปตรวจเองได้ที่หน้าข้อมูลเปิด',
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
          'The texts of the plan are those of the anti-corruption action plan that the organisation announced. They were read from a scanned document; only evident misreadings of the spelling were mended, never the meaning.',
          'Every figure on these pages is computed from the tables of the plan, which you can download and check on the open data page.',
        ],
      },
    ],
  },
}
