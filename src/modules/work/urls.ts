import { address } from '../../platform/web/address.ts'

export const workUrls = {
  work: address('/work'),
  inbox: address('/work/inbox'),
  contact: address('/work/inbox/contact'),
  read: address('/work/inbox/:notificationId/read'),
  readAll: address('/work/inbox/read-all'),
  failedJobs: address('/work/failed-jobs'),
  retryJob: address('/work/failed-jobs/:jobId/retry'),
}
