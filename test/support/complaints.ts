import { testOutside } from './outside.ts'
import type { NewComplaint } from '../../src/modules/complaints/module.ts'

/** A complaint as somebody might tell it, with what a test needs otherwise. */
export function sampleComplaint(told: Partial<NewComplaint> = {}): NewComplaint {
  return {
    channel: 'online',
    category: 'light',
    villageId: null,
    place: 'หน้าศาลา',
    coordinates: null,
    happenedOn: null,
    isDangerous: false,
    story: 'ไฟทางดับ',
    complainant: 'นาม สมมติ',
    contact: '0812345678',
    notices: null,
    photos: [],
    joins: null,
    receivedOn: Temporal.PlainDate.from('2026-11-23'),
    at: Temporal.Instant.from('2026-11-23T03:00:00Z'),
    secrets: testOutside.secrets,
    ...told,
  }
}
