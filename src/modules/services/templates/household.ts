import { asked, both, consentTo, grievance, option, section, type Template } from './template.ts'

const where = section('where', both('สถานที่', 'Where'), [
  asked('house', 'address', both('บ้านที่ขอรับบริการ', 'House that the service is for')),
  asked('landmark', 'text', both('จุดสังเกต', 'Landmark'), {
    isRequired: false,
    hint: both('เช่น ข้างศาลากลางบ้าน ตรงข้ามวัด', 'Such as beside the village hall, opposite the temple'),
  }),
  asked('spot', 'point', both('จุดบนแผนที่', 'Point on the map'), { isRequired: false }),
])

/** Branches and leaves of gardens, which the waste lorry does not take. */
export const branches: Template = {
  key: 'branches',
  manualKey: null,
  ownDays: 7,
  feeSatang: 0,
  name: both('ขอให้เก็บขนกิ่งไม้ใบไม้', 'Collection of branches and leaves'),
  about: both(
    'แจ้งให้รถไปเก็บกิ่งไม้ ใบไม้ และเศษหญ้าหน้าบ้าน มัดเป็นฟ่อนหรือใส่ถุงไว้ริมทางที่รถเข้าถึง ไม่รับท่อนไม้ใหญ่กว่า 20 เซนติเมตร',
    'Ask for branches, leaves and grass to be fetched from your house. Leave them bundled or in bags beside the road where a lorry can reach them. Logs thicker than 20 centimetres are not taken',
  ),
  appeal: grievance,
  form: {
    sections: [
      section('what', both('สิ่งที่ให้เก็บ', 'What is to be fetched'), [
        asked('kinds', 'several', both('มีอะไรบ้าง', 'What is there'), {
          options: [
            option('branches', 'กิ่งไม้', 'Branches'),
            option('leaves', 'ใบไม้ เศษหญ้า', 'Leaves and grass'),
            option('trunk', 'ต้นไม้ล้มหรือท่อนไม้', 'A fallen tree or logs'),
          ],
        }),
        asked('thickness', 'number', both('ท่อนที่ใหญ่ที่สุดหนาเท่าไร', 'Thickness of the thickest log'), {
          least: 1,
          most: 200,
          unit: both('เซนติเมตร', 'centimetres'),
          showIf: { field: 'kinds', is: ['trunk'] },
        }),
        asked('amount', 'choice', both('ปริมาณโดยประมาณ', 'About how much'), {
          options: [
            option('small', 'ไม่เกิน 5 ถุงหรือ 5 มัด', 'Up to 5 bags or bundles'),
            option('medium', 'ไม่เกินหนึ่งกระบะ', 'Up to one pick-up load'),
            option('large', 'มากกว่าหนึ่งกระบะ', 'More than one pick-up load'),
          ],
        }),
        asked('ready-on', 'date', both('กองไว้พร้อมเก็บตั้งแต่วันที่', 'Ready to be fetched from'), {
          isRequired: false,
        }),
      ]),
      where,
      section('photos', both('ภาพถ่าย', 'Photos'), [
        asked('photo', 'files', both('ภาพกองกิ่งไม้', 'Photo of the pile'), {
          isRequired: false,
          hint: both('ช่วยให้เราส่งรถที่เหมาะ', 'It helps us to send the right lorry'),
          most: 2,
        }),
      ]),
    ],
  },
}

/** A bin, with the collection of waste and its fee under the local ordinance. */
export const wasteBin: Template = {
  key: 'waste-bin',
  manualKey: 'waste-collection',
  ownDays: 7,
  feeSatang: null,
  name: both('ขอถังขยะและรับบริการเก็บขนขยะ', 'Waste bin and collection of waste'),
  about: both(
    'ขอเริ่มรับบริการเก็บขนขยะ ขอถังขยะใหม่ หรือเปลี่ยนถังที่ชำรุด ค่าธรรมเนียมเป็นไปตามข้อบัญญัติ',
    'Begin to have your waste collected, ask for a bin, or have a broken one replaced. The fee is that of the local ordinance',
  ),
  appeal: grievance,
  form: {
    sections: [
      section('what', both('สิ่งที่ขอ', 'What you ask for'), [
        asked('wish', 'choice', both('ต้องการอะไร', 'What do you need'), {
          options: [
            option('begin', 'เริ่มรับบริการเก็บขนขยะ', 'Begin the collection of waste'),
            option('another', 'ขอถังเพิ่ม', 'Another bin'),
            option('replace', 'เปลี่ยนถังที่ชำรุดหรือสูญหาย', 'Replace a bin that is broken or lost'),
          ],
        }),
        asked('damage', 'long-text', both('ถังเดิมเป็นอย่างไร', 'What happened to the old bin'), {
          showIf: { field: 'wish', is: ['replace'] },
        }),
        asked('use', 'choice', both('ใช้กับสถานที่แบบใด', 'What kind of place'), {
          options: [
            option('home', 'บ้านอยู่อาศัย', 'A home'),
            option('shop', 'ร้านค้า ร้านอาหาร หอพัก', 'A shop, restaurant or dormitory'),
            option('office', 'สถานศึกษา วัด หรือหน่วยงาน', 'A school, temple or office'),
          ],
        }),
        asked('people', 'number', both('มีคนอยู่กี่คน', 'How many people live there'), {
          least: 1,
          most: 500,
          unit: both('คน', 'people'),
          showIf: { field: 'use', is: ['home'] },
        }),
        asked('bins', 'number', both('จำนวนถังที่ขอ', 'Number of bins'), {
          least: 1,
          most: 10,
          unit: both('ใบ', 'bins'),
        }),
      ]),
      where,
      section('terms', both('ข้อตกลง', 'Terms'), [
        consentTo(
          both(
            'ยินยอมชำระค่าธรรมเนียมเก็บขนขยะตามข้อบัญญัติ และให้ใช้ข้อมูลนี้จัดเส้นทางเก็บขนและออกใบเสร็จ',
            'I agree to pay the fee of the local ordinance, and that what I told is used to plan the collection and to write receipts',
          ),
        ),
      ]),
    ],
  },
}
