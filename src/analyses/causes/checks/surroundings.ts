import { type Check, checkReading, onDay, same } from '../check.ts'

/** Rain and temperature against the same weekdays. */
export const weather: Check = {
  name: 'weather',
  reading: checkReading(
    'cause-weather',
    ['fact_weather'],
    `select max(case when ${onDay('date')} then rain_mm end)::double as rain_mm,
       median(case when ${same('date')} then rain_mm end)::double as base_rain_mm,
       max(case when ${onDay('date')} then temp_c end)::double as temp_c,
       median(case when ${same('date')} then temp_c end)::double as base_temp_c
     from fact_weather`,
  ),
  weigh: ({ rain_mm, base_rain_mm, temp_c, base_temp_c }) => {
    if (rain_mm == null && temp_c == null) return { weather: null }
    const wetter = (rain_mm ?? 0) - (base_rain_mm ?? 0)
    const apart = Math.abs((temp_c ?? 0) - (base_temp_c ?? temp_c ?? 0))
    return { weather: wetter > 25 ? 3 : wetter > 8 ? 2 : apart > 10 ? 1 : -2.5 }
  },
}

export const holiday: Check = {
  name: 'holiday',
  reading: checkReading(
    'cause-holiday',
    [],
    `select max(case when d.day_type = 'holiday' or abs(d.holiday_offset) <= 3 then 1 else 0 end)::double as holiday,
       max(case when d.day_type = 'makeup' then 1 else 0 end)::double as makeup
     from dim_date as d where ${onDay('d.date')}`,
  ),
  weigh: ({ holiday: is, makeup }) => ({ holiday: is == null ? null : is > 0 || (makeup ?? 0) > 0 ? 2.5 : -4 }),
}

/** Their prices against ours, where somebody noted them in the week before. */
export const competitor: Check = {
  name: 'competitor',
  reading: checkReading(
    'cause-competitor',
    ['fact_competitor_price', 'fact_price'],
    `
    with theirs as (
      select sku_id, arg_max(price, ts_utc)::double as price from fact_competitor_price
      where business_date > (select to_day from asked) - 7 group by sku_id
    ), ours as (
      select sku_id, min(price)::double as price from fact_price
      where valid_from <= (select to_day from asked) and coalesce(valid_to, (select to_day from asked)) >= (select to_day from asked)
      group by sku_id
    )
    select count(*)::double as noted, count_if(t.price < 0.9 * o.price)::double as cheaper
    from theirs as t join ours as o on o.sku_id = t.sku_id`,
    ['fact_price'],
  ),
  weigh: ({ noted, cheaper }) => ({
    competitor: !noted ? null : (cheaper ?? 0) >= Math.max(2, 0.1 * noted) ? 2 : -1,
  }),
}
