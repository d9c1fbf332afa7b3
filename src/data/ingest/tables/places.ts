import { type CanonicalTable, date, integer, key, names, notNegative, text, truth } from '../column.ts'

/** Where the chain is. */
export const PLACES = {
  dim_area: { columns: [key('area_id'), ...names], key: ['area_id'], references: {} },
  dim_region: {
    columns: [key('region_id'), ...names, text('area_id')],
    key: ['region_id'],
    references: { area_id: 'dim_area' },
  },
  dim_district: {
    columns: [key('district_id'), ...names, text('region_id')],
    key: ['district_id'],
    references: { region_id: 'dim_region' },
  },
  dim_store: {
    columns: [
      key('store_id'),
      ...names,
      text('district_id'),
      text('region_id'),
      text('city'),
      text('format'),
      text('tz', {
        required: true,
        option: 'tz',
        holds: { sql: '$ in (select name from pg_timezone_names())', reason: 'not a time zone' },
      }),
      text('currency', {
        required: true,
        option: 'currency',
        holds: { sql: "regexp_full_match($, '[A-Z]{3}')", reason: 'not an ISO 4217 code' },
      }),
      truth('price_incl_tax'),
      text('day_cutoff', {
        option: 'dayCutoff',
        holds: { sql: "regexp_full_match($, '([01]?[0-9]|2[0-3]):[0-5][0-9](:00)?')", reason: 'not a time HH:MM' },
      }),
      date('open_date'),
      date('close_date'),
      notNegative({ name: 'sqm', type: 'decimal(10,1)' }),
      text('code'),
      date('refit_date'),
      notNegative(integer('n_till')),
      notNegative(integer('n_sco')),
      text('peer_group'),
    ],
    key: ['store_id'],
    references: { district_id: 'dim_district', region_id: 'dim_region' },
  },
} as const satisfies Record<string, CanonicalTable>
