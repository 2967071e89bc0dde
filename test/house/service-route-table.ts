/** The routes of the online services, as in the table of the house. */
export const serviceRoutes = [
  'GET /services/manage services.catalogue none',
  'GET /services/manage/new services.catalogue none',
  'POST /services/manage/new services.catalogue services.made',
  'GET /services/manage/:serviceId services.catalogue none',
  'GET /services/manage/:serviceId/settings services.catalogue none',
  'POST /services/manage/:serviceId/settings services.catalogue services.changed',
  'GET /services/manage/:serviceId/preview services.catalogue none',
  'POST /services/manage/:serviceId/publish services.catalogue services.form-published',
  'POST /services/manage/:serviceId/open services.catalogue services.opened',
  'POST /services/manage/:serviceId/close services.catalogue services.closed',
  'GET /services/manage/:serviceId/sections/:section services.catalogue none',
  'POST /services/manage/:serviceId/sections/:section services.catalogue services.form-changed',
  'GET /services/manage/:serviceId/fields/:field services.catalogue none',
  'POST /services/manage/:serviceId/fields/:field services.catalogue services.form-changed',
  'POST /services/manage/:serviceId/move services.catalogue services.form-changed',
]
