import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { BackLink } from './back-link.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Button } from './button.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { Details } from './details.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Input } from './input.tsx'
import { InsetText } from './inset-text.tsx'
import { Pagination } from './pagination.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { SkipLink } from './skip-link.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { Textarea } from './textarea.tsx'

const wrong = { visuallyHiddenText: 'ข้อผิดพลาด', children: 'ใส่คำตอบ' }

function ThaiPage() {
  return (
    <>
      <SkipLink>ข้ามไปที่เนื้อหา</SkipLink>
      <BackLink href="/">กลับ</BackLink>
      <Breadcrumbs
        labelText="ตำแหน่งของหน้านี้"
        items={[{ children: 'หน้าแรก', href: '/' }, { children: 'แจ้งเรื่อง' }]}
      />
      <ErrorSummary
        title="มีเรื่องต้องแก้ไข"
        description="แก้แล้วส่งใหม่"
        errorList={[{ children: 'ใส่คำตอบ', href: '#place' }]}
      />
      <InsetText>ตอบภายใน 7 วัน</InsetText>
      <Details summary="ทำไมจึงถาม">เพื่อส่งต่อให้ถูกกอง</Details>
      <Input name="place" label="ที่เกิดเหตุ" hint="หมู่ที่" errorMessage={wrong} prefix="หมู่" suffix="บ้าน" />
      <Textarea name="story" label="เรื่อง" hint="เล่าสั้น ๆ" errorMessage={wrong} />
      <Select
        name="kind"
        label={{ children: 'ประเภท', class: 'govuk-label--m', isPageHeading: true }}
        items={[{ children: 'ถนน', value: 'road' }, { children: 'น้ำ' }]}
        value="road"
        errorMessage={wrong}
      />
      <Radios
        name="answer"
        fieldset={{ legend: 'ให้ตอบกลับทางใด' }}
        hint="เลือกข้อเดียว"
        errorMessage={wrong}
        items={[
          { value: 1, children: 'โทรศัพท์', conditional: <Input name="phone" label="หมายเลข" /> },
          { divider: 'หรือ' },
          { value: 2, children: 'ไม่ต้องตอบ', hint: 'ดูผลเองได้' },
        ]}
        value="1"
      />
      <Checkboxes
        name="about"
        items={[{ value: 'all', children: <b>ทุกเรื่อง</b>, behaviour: 'exclusive' }]}
        errorMessage={wrong}
      />
      <SummaryList
        card={{ title: 'คำร้อง', actions: { items: [{ href: '/', children: 'ถอน' }] } }}
        rows={[
          {
            key: 'สถานะ',
            value: <Tag class="govuk-tag--green">บรรลุแล้ว</Tag>,
            actions: { items: [{ href: '/', children: 'แก้ไข', visuallyHiddenText: 'สถานะ' }] },
          },
          { key: 'จำนวน', value: 0 },
        ]}
      />
      <Table
        caption="รายจ่าย"
        head={['เดือน', { children: 'บาท', format: 'numeric' }]}
        rows={[['ตุลาคม', { children: 0, format: 'numeric' }]]}
      />
      <Pagination
        landmarkLabel="หน้าอื่น ๆ"
        previous={{ href: '/1', children: 'หน้าก่อน' }}
        items={[{ number: 1, href: '/1', visuallyHiddenText: 'หน้า 1' }, { ellipsis: true }]}
      />
      <Pagination landmarkLabel="ตอนอื่น ๆ" next={{ href: '/2', children: 'ตอนถัดไป', labelText: 'งบประมาณ' }} />
      <Button isStartButton>เริ่ม</Button>
    </>
  )
}

/** Whatever a visitor sees or hears: texts, and the attributes that are read out. */
function heard(html: string): readonly string[] {
  const texts = html.replaceAll(/<[^>]*>/g, '\n').split('\n')
  const labels = [...html.matchAll(/ (?:aria-label|title|alt|placeholder|data-i18n[\w.-]*)="([^"]*)"/g)]
  return [...texts, ...labels.map(([, label = '']) => label)].filter((text) => text.trim() !== '')
}

test('a page whose texts are Thai says nothing in another language', () => {
  const texts = heard(renderToString(<ThaiPage />))
  expect(texts).toContain('ตำแหน่งของหน้านี้')
  expect(texts).toContain('ข้อผิดพลาด:')
  expect(texts.filter((text) => /[a-z]/i.test(text))).toEqual([])
})

test('an English word would be heard', () => {
  expect(heard('<nav aria-label="Breadcrumb"><a>กลับ</a> Error</nav>')).toEqual([
    'กลับ',
    ' Error',
    'Breadcrumb',
  ])
})
