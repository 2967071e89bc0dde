/** Routes by which a lost key is recovered, with who may use each and what the ledger keeps of it. */
export const recoveryRoutes = [
  'POST /integrity-reports/directory/recovery integrity-reports.directory integrity-reports.recovery-asked',
  'POST /integrity-reports/directory/recovery/:requestId/withdraw integrity-reports.directory integrity-reports.recovery-withdrawn',
  'GET /report/recovery-key public none',
  'GET /report/recovery-share public none',
  'GET /report/recovery public none',
  'POST /r/recovery public none',
  'POST /r/recovery/stop public integrity-reports.recovery-stopped',
  'POST /r/recovery/combined public integrity-reports.recovery-combined',
  'POST /r/recovery/end public integrity-reports.key',
]
