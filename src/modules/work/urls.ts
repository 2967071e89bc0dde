import { address } from '../../platform/web/address.ts'

export const workUrls = {
  work: address('/my-work'),
  inbox: address('/my-work/inbox'),
  contact: address('/my-work/inbox/contact'),
  read: address('/my-work/inbox/:notificationId/read'),
  readAll: address('/my-work/inbox/read-all'),
  failedJobs: address('/my-work/failed-jobs'),
  retryJob: address('/my-work/failed-jobs/:jobId/retry'),
}
