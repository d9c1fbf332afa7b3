import { type ColumnSql, mappedSource } from './mapped-source.ts'
import { noteSpread } from './note-spread.ts'
import { moneyOf, shareOf } from './share-sql.ts'

const ORDER = 'm_order'
const share = (whole: string, weight: string) => shareOf(whole, weight, ORDER, '_n')
const ORDER_MONEY = {
  m_subtotal: 'Subtotal',
  m_shipping: 'Shipping',
  m_taxes: 'Taxes',
  m_total: 'Total',
  m_discount: 'Discount Amount',
  m_refunded: 'Refunded Amount',
}
const ORDER_TEXTS = {
  m_id: 'Id',
  m_created: 'Created at',
  m_cancelled: 'Cancelled at',
  m_status: 'Financial Status',
  m_currency: 'Currency',
  m_location: 'Location',
  m_device: 'Device ID',
  m_employee: 'Employee',
  m_source: 'Source',
  m_payment: 'Payment Method',
}

/**
 * An order's own fields stand in its first row only. Its discount beyond the lines' own, its tax and what was paid back are
 * spread over its lines by money, to the cent. What the discount took off goods is told by the subtotal: a discount on
 * carriage takes off none. Of an order with a figure that is none all lines are rejected. Prices hold the tax when subtotal and carriage alone come to the total. What was paid back is a
 * return of its own: of all goods when it is all they cost, else of money only, because nothing says which goods came back.
 */
const pieces = (from: string, column: ColumnSql): string => {
  const whole = (header: string) => `max(${column(header)}) over (partition by ${column('Name')})`
  return `(
    with row_of as (
      select * replace (max(_off) over (partition by ${column('Name')}) as _off), ${column('Name')} as ${ORDER},
        ${Object.entries(ORDER_TEXTS)
          .map(([name, header]) => `${whole(header)} as ${name}`)
          .join(', ')},
        ${Object.entries(ORDER_MONEY)
          .map(([name, header]) => `${moneyOf(whole(header))} as ${name}`)
          .join(', ')},
        coalesce((${moneyOf(column('Lineitem price'))} * try_cast(${column('Lineitem quantity')} as decimal(14,3)))::decimal(14,2), 0) as l_gross,
        coalesce(abs(${moneyOf(column('Lineitem discount'))}), 0) as l_own,
        coalesce(lower(${column('Lineitem taxable')}), 'true') <> 'false' as taxable
      from ${from}
    ), summed as (
      select *, l_gross - l_own as l_base, sum(l_gross - l_own) over (partition by ${ORDER}) as goods from row_of
    ), reduced as (
      select *, case when goods - m_subtotal between 0 and abs(m_discount) then goods - m_subtotal
          else least(abs(coalesce(m_discount, 0)), goods) end as off from summed
    ), discounted as (
      select *, l_own + ${share('off', 'l_base')} as l_off from reduced
    ), weighed as (
      select *, l_gross - l_off as l_paid,
        case when taxable or not bool_or(taxable) over (partition by ${ORDER}) then l_gross - l_off else 0 end as l_taxable,
        abs(m_subtotal + coalesce(m_shipping, 0) - m_total) < abs(m_subtotal + coalesce(m_shipping, 0) + m_taxes - m_total) as included
      from discounted
    ), taxed as (
      select *, ${share('coalesce(m_taxes, 0)', 'l_taxable')} as l_tax from weighed
    ), netted as (
      select *, l_paid - case when included then l_tax else 0 end as l_net,
        l_paid + case when included then 0 else l_tax end as l_charged from taxed
    ), charged as (
      select *, sum(l_charged) over (partition by ${ORDER}) as charged,
        case when m_cancelled is null then least(m_refunded, sum(l_charged) over (partition by ${ORDER})) end as back from netted
    ), returned as (
      select *, ${share('back', 'l_charged')} as l_back from charged
    ), returned_tax as (
      select *, case when l_charged = 0 then 0 else round((l_back * l_tax)::double / l_charged::double, 2) end::decimal(14,2) as back_tax from returned
    )
    select *, 0 as _p, false as m_back, ${column('Lineitem quantity')} as m_qty, l_gross as m_gross, l_paid as m_paid, l_net as m_net,
      l_tax as m_tax, charged as m_tendered from returned_tax
    union all
    select *, 1, true, case when back >= charged then ${column('Lineitem quantity')} else '0' end, l_back - case when included then 0 else back_tax end,
      l_back - case when included then 0 else back_tax end, l_back - back_tax, back_tax, -back from returned_tax where back > 0)`
}

/** Shopify's orders export, a row a line of an order. Carriage and tips are no sales. */
export const shopifyOrders = mappedSource(
  'shopify-orders',
  {
    'shopify orders': {
      knownBy: ['Name', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Created at'],
      says: { decimal: 'point' },
      target: 'sale-lines',
      numbers: [...Object.values(ORDER_MONEY), 'Lineitem price', 'Lineitem discount', 'Lineitem quantity'],
      pieces,
      fields: {
        receipt_no: 'Name',
        receipt_key: () => `coalesce(m_id, ${ORDER}) || case when m_back then '/refund' else '' end`,
        original_no: () => `case when m_back then coalesce(m_id, ${ORDER}) end`,
        type: () =>
          `case when m_cancelled is not null or lower(m_status) in ('voided', 'expired') then 'cancelled' when m_back then 'refund' else 'sale' end`,
        ts_utc: () => String.raw`regexp_replace(m_created, ' *([+-]\d\d):?(\d\d)$', '\1:\2')`,
        currency: () => 'm_currency',
        // orders of the web shop name no location
        store_id: () => "coalesce(m_location, 'Online Store')",
        store_name: () => "coalesce(m_location, 'Online Store')",
        till_id: () => 'm_device',
        cashier_id: () => 'm_employee',
        member: 'Email',
        channel: () => "case when lower(m_source) = 'pos' or m_location is not null then 'staff' else 'online' end",
        sku_id: 'Lineitem sku',
        product_name: 'Lineitem name',
        brand: 'Vendor',
        list_price: 'Lineitem compare at price',
        qty: () => 'm_qty',
        gross: () => 'm_gross',
        amount: () => 'm_paid',
        net_ex_tax: () => 'm_net',
        tax: () => 'm_tax',
        tender: () => 'm_payment',
        tender_amount: () => 'm_tendered',
      },
    },
  },
  (stage, files) => noteSpread(stage, files, 'qty = 0'),
)
